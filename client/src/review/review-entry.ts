import { formatPointsFixed } from '@attain/shared/indicator-value/points';
import type { FormView } from '../local-data/form-view.ts';
import { EVIDENCE_MESSAGES } from '../messages/evidence.messages.ts';
import { formatWhen } from '../messages/format-when.ts';
import { REVIEW_MESSAGES as words } from '../messages/review.messages.ts';
import { describeDaysLeft } from '../self-evaluation/describe-deadline.ts';
import { displayState, type DisplayState } from '../self-evaluation/display-state.ts';
import type { ScoredForm } from '../scoring/scored-form.ts';
import { isOverdue } from '../self-evaluation/is-overdue.ts';
import type { ReviewGroup } from './review-list.ts';

/** One form in the reviewer's list. All texts are ready to be shown. */
export interface ReviewEntry {
  readonly id: string;
  readonly unit: string;
  readonly title: string;
  readonly displayState: DisplayState;
  /** How far it is, or what it scores. */
  readonly fact: string;
  /** When it was handed in or sent back, else how long there is. */
  readonly when: string;
  readonly alert: string | null;
  /** How many photographs and files prove it; null: none. */
  readonly evidence: string | null;
}

export interface ReviewEntryGroup {
  readonly group: ReviewGroup;
  readonly entries: readonly ReviewEntry[];
}

export function reviewEntry(
  view: FormView,
  scored: ScoredForm,
  now: Date,
  evidenceCount: number,
): ReviewEntry {
  return {
    id: view.id,
    unit: view.orgUnit?.shortName ?? '',
    title: view.targetTable?.title ?? '',
    displayState: displayState(view.form.state, scored.done),
    ...factsOf(view, scored, now),
    alert: alertOf(view, now),
    evidence: evidenceCount === 0 ? null : EVIDENCE_MESSAGES.inList(evidenceCount),
  };
}

function factsOf(view: FormView, scored: ScoredForm, now: Date): Pick<ReviewEntry, 'fact' | 'when'> {
  const { state, submittedAt } = view.form;
  const decidedAt = view.decisions.at(-1)?.decidedAt;
  if (state === 'RETURNED') {
    const marked = view.rows.filter((row) => row.returnMark !== null).length;
    return {
      fact: words.cells(marked),
      when: decidedAt ? words.returnedWhen(formatWhen(decidedAt, now)) : '',
    };
  }
  if (state === 'SUBMITTED' || state === 'APPROVED') {
    const at = state === 'APPROVED' ? decidedAt : submittedAt;
    const points =
      scored.total === null ? words.undecidedTotal : words.points(formatPointsFixed(scored.total));
    return { fact: points, when: at ? formatWhen(at, now) : '' };
  }
  return {
    fact: words.progress(scored.done, scored.all),
    when: view.round ? describeDaysLeft(view.round.deadlineOn, now) : '',
  };
}

function alertOf(view: FormView, now: Date): string | null {
  if (view.openConflicts.length > 0) return words.conflictAlert(view.openConflicts.length);
  return isOverdue(view, now) && view.round
    ? words.overdueAlert(describeDaysLeft(view.round.deadlineOn, now))
    : null;
}
