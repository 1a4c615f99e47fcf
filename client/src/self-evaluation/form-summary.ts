import { formatPointsFixed } from '@attain/shared/indicator-value/points';
import type { FormView } from '../local-data/form-view.ts';
import { MY_FORMS_MESSAGES as words, VALUE_STATE_WORDS } from '../messages/self-evaluation.messages.ts';
import type { FieldState } from '../ui/field-state.ts';
import { displayState, type DisplayState } from './display-state.ts';
import { formatFenInWanyuan } from '@attain/shared/indicator-value/money';
import type { ScoredForm } from '../scoring/scored-form.ts';

/** One form as a card of the list. All texts are ready to be shown. */
export interface FormSummary {
  readonly id: string;
  /** The route that opens it. */
  readonly page: 'form' | 'region-table';
  readonly title: string;
  readonly subtitle: string;
  readonly displayState: DisplayState;
  /** Nobody else knows of this state yet. */
  readonly isOnlyHere: boolean;
  readonly done: number;
  readonly all: number;
  /** What needs work in it: cells to revise, otherwise rows below target; null when nothing does. */
  readonly alert: string | null;
  readonly score: string;
  readonly sync: { readonly state: FieldState; readonly label: string } | null;
}

export function summariseForm(view: FormView, score: ScoredForm): FormSummary {
  return {
    id: view.id,
    page: 'form',
    title: view.targetTable?.title ?? '',
    subtitle: formSubtitle(view),
    displayState: displayState(view.form.state, score.done),
    isOnlyHere: view.stateSync === 'saved-here',
    done: score.done,
    all: score.all,
    alert: alertOf(view, score),
    score: score.done === 0 ? '—' : formatPointsFixed(score.lowest),
    sync: formSync(view),
  };
}

/** 新财企〔2024〕61号 · 130 万元 */
export function formSubtitle(view: FormView): string {
  const amount = view.targetTable && formatFenInWanyuan(view.targetTable.amountInFen);
  return [view.document?.documentNumber, amount && `${amount} 万元`].filter(Boolean).join(' · ');
}

function alertOf(view: FormView, score: ScoredForm): string | null {
  const marked = view.rows.filter((row) => row.returnMark !== null).length;
  if (marked > 0) return words.toRevise(marked);
  return score.missed > 0 ? words.belowTarget(score.missed) : null;
}

/** The least safe state among the form's values: what a person may rely on for the whole form. */
function formSync(view: FormView): FormSummary['sync'] {
  if (view.openConflicts.length > 0 || view.attention.length > 0) {
    return { state: 'needs-attention', label: VALUE_STATE_WORDS['needs-attention'] };
  }
  if (view.pendingCount > 0) return { state: 'saved-here', label: words.savedHere(view.pendingCount) };
  const states = view.rows.flatMap((row) => Object.values(row.fields).map((field) => field.state));
  if (states.includes('delivered')) return { state: 'delivered', label: VALUE_STATE_WORDS.delivered };
  if (states.includes('backed-up')) return { state: 'backed-up', label: VALUE_STATE_WORDS['backed-up'] };
  return null;
}
