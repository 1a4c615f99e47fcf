import type { ExecutionField } from '@attain/shared/sync/mutation';
import type { ExecutionView } from '../local-data/form-view.ts';

export const EXECUTION_FIELDS: readonly ExecutionField[] = [
  'annualBudgetInFen',
  'arrivedInFen',
  'executedInFen',
];

/** The amounts of a source that differ from the submission before; none where there was no submission before. */
export function changedAmounts({ values, previous }: ExecutionView): readonly ExecutionField[] {
  return previous === null ? [] : EXECUTION_FIELDS.filter((field) => values[field] !== previous[field]);
}
