import { REVIEW_MESSAGES as words } from '../messages/review.messages.ts';
import type { ScoredForm, ScoredRow } from '../scoring/scored-form.ts';
import { isChanged } from './row-changes.ts';

export type RowFilter = 'all' | 'changed' | 'missed';

/** Whether a row is shown under a filter. */
export function filterRows(filter: RowFilter): (row: ScoredRow) => boolean {
  switch (filter) {
    case 'all':
      return () => true;
    case 'changed':
      return ({ row }) => isChanged(row);
    case 'missed':
      return (row) => row.isMissed;
  }
}

/** The filters with how many rows each shows. */
export function rowFilters({
  rows,
}: ScoredForm): readonly { readonly key: RowFilter; readonly label: string }[] {
  return (['all', 'changed', 'missed'] as const).map((key) => ({
    key,
    label: words.withCount(words.rowFilters[key], rows.filter(filterRows(key)).length),
  }));
}
