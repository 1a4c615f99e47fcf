import type { FieldConflictRow } from '../api/form-rows.ts';
import type { Layer } from './layers.ts';

const KIND_OF_SUBJECT: Readonly<Record<FieldConflictRow['subject'], string>> = {
  INDICATOR_ACTUAL: 'actual',
  FUND_EXECUTION: 'execution',
  FORM_STATEMENT: 'statement',
};

/** The field that two values stand against each other in; spelled as the subject of a mutation on it. */
export function conflictSubject({ subject, selfEvaluationId, subjectKey, field }: FieldConflictRow): string {
  const kind = KIND_OF_SUBJECT[subject];
  return `${kind} ${selfEvaluationId} ${subjectKey} ${field}`;
}

/** The person has chosen on this device; the server's word on it is still to be sent, heard or pulled. */
export function isConflictBeingResolved({ id }: FieldConflictRow, layers: readonly Layer[]): boolean {
  return layers.some(
    ({ mutation }) => mutation.name === 'conflict.resolve@1' && mutation.args.conflictId === id,
  );
}
