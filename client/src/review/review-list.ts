import type { FormView } from '../local-data/form-view.ts';
import { isOverdue } from '../self-evaluation/is-overdue.ts';

export type ReviewFilter = 'all' | 'submitted' | 'returned' | 'open' | 'approved';
export type ReviewGroup = 'yours' | 'watch' | 'submitted' | 'open' | 'approved';

const FILTER_OF_STATE = {
  DRAFT: 'open',
  REOPENED: 'open',
  SUBMITTED: 'submitted',
  RETURNED: 'returned',
  APPROVED: 'approved',
} as const satisfies Record<FormView['form']['state'], ReviewFilter>;

/** Forms of units below: a region's own form is rolled up, nobody above reviews it here. */
export function reviewableForms(forms: readonly FormView[]): readonly FormView[] {
  return forms.filter(({ orgUnit }) => orgUnit !== null && orgUnit.level !== 'REGION');
}

export function filterForms(forms: readonly FormView[], filter: ReviewFilter): readonly FormView[] {
  return filter === 'all' ? forms : forms.filter(({ form }) => FILTER_OF_STATE[form.state] === filter);
}

/**
 * What needs this reviewer first: submitted forms, the longest waiting first; then those that may need a word
 * (returned, opened again, in conflict, overdue); then the rest by state, in the order they came.
 */
export function groupForReview(
  forms: readonly FormView[],
  now: Date,
): readonly { readonly group: ReviewGroup; readonly forms: readonly FormView[] }[] {
  const groups: Record<ReviewGroup, FormView[]> = {
    yours: [],
    watch: [],
    submitted: [],
    open: [],
    approved: [],
  };
  for (const view of forms) groups[reviewGroup(view, now)].push(view);
  groups.yours.sort((a, b) => compareTexts(a.form.submittedAt, b.form.submittedAt));
  return (['yours', 'watch', 'submitted', 'open', 'approved'] as const)
    .map((group) => ({ group, forms: groups[group] }))
    .filter((entry) => entry.forms.length > 0);
}

export function reviewGroup(view: FormView, now: Date): ReviewGroup {
  if (view.form.state === 'SUBMITTED' && view.canReview) return 'yours';
  if (isWorthWatching(view, now)) return 'watch';
  const { state } = view.form;
  return state === 'SUBMITTED' || state === 'APPROVED' ? FILTER_OF_STATE[state] : 'open';
}

function isWorthWatching(view: FormView, now: Date): boolean {
  if (view.form.state === 'RETURNED' || view.form.state === 'REOPENED') return true;
  return view.openConflicts.length > 0 || isOverdue(view, now);
}

function compareTexts(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
}
