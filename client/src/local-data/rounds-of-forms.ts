import type { RoundRow } from '../api/reference-rows.ts';
import type { FormView } from './form-view.ts';

/** The rounds that the forms belong to, the latest deadline first. */
export function roundsOfForms(forms: readonly FormView[]): readonly RoundRow[] {
  const rounds = new Map(forms.flatMap(({ round }) => (round ? [[round.id, round] as const] : [])));
  return [...rounds.values()].sort((a, b) => (a.deadlineOn < b.deadlineOn ? 1 : -1));
}
