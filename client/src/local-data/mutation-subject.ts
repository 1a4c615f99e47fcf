import type { ActualField, ExecutionField } from '@attain/shared/sync/mutation';
import type { NewEntry } from './mutation-chain.ts';

export function actualSubject(formId: string, indicatorId: string, field: ActualField): string {
  return `actual ${formId} ${indicatorId} ${field}`;
}

export function executionSubject(formId: string, source: string, field: ExecutionField): string {
  return `execution ${formId} ${source} ${field}`;
}

export function statementSubject(formId: string, place: string): string {
  return `statement ${formId} ${place} text`;
}

/** What a mutation is about: a later one with the same subject takes the place of an earlier one. */
export function mutationSubject({ id, name, args }: NewEntry & { readonly id: string }): string {
  switch (name) {
    case 'actual.set@1':
      return actualSubject(args.selfEvaluationId, args.indicatorId, args.field);
    case 'execution.set@1':
      return executionSubject(args.selfEvaluationId, args.source, args.field);
    case 'statement.set@1':
      return statementSubject(args.selfEvaluationId, args.place);
    case 'conflict.resolve@1':
      return `conflict ${args.conflictId}`;
    case 'comment.add@1':
      return `comment ${id}`;
    case 'evidence.add@1':
      return `evidence ${id}`;
    case 'evidence.remove@1':
      return `evidence.remove ${args.evidenceId}`;
    case 'amendment.decide@1':
      return `amendment ${args.amendmentId}`;
    case 'finding.answer@1':
      return `finding ${id}`;
    case 'finding.revoke@1':
      return `finding.revoke ${args.answerId}`;
    case 'work.recover@1':
      return `recover ${args.entryId}`;
    case 'form.submit@1':
    case 'form.review@1':
    case 'form.reopen@1':
      return `${name} ${args.selfEvaluationId}`;
  }
}
