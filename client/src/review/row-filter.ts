import { REVIEW_MESSAGES as words } from '../messages/review.messages.ts';
import type { ScoredForm, ScoredRow } from '../scoring/scored-form.ts';
import { changedAmounts } from './fund-changes.ts';
import { isChanged } from '../self-evaluation/row-changes.ts';

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

/** Whether the amounts are shown under a filter. */
export function showsFunds(filter: RowFilter, form: ScoredForm): boolean {
  return filter === 'all' || (filter === 'changed' && changedSources(form) > 0);
}

/** How many sources have other amounts than in the submission before. */
export function changedSources({ view }: ScoredForm): number {
  return view.executions.filter((execution) => changedAmounts(execution).length > 0).length;
}

/** The filters with how many rows each shows. */
export function rowFilters(form: ScoredForm): readonly { readonly key: RowFilter; readonly label: string }[] {
  const money = { all: 0, changed: changedSources(form), missed: 0 };
  return (['all', 'changed', 'missed'] as const).map((key) => ({
    key,
    label: words.withCount(words.rowFilters[key], form.rows.filter(filterRows(key)).length + money[key]),
  }));
}
