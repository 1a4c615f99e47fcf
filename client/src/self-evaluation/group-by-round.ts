import type { FormView } from '../local-data/form-view.ts';
import type { RoundRow } from '../api/reference-rows.ts';

/** The forms of one round that still need somebody, in the order they came. */
export interface RoundGroup {
  readonly round: RoundRow | null;
  readonly fundName: string;
  readonly forms: readonly FormView[];
}

/** Work first, by round; approved forms last, whatever their round (README: finished things last). */
export function groupByRound(forms: readonly FormView[]): {
  readonly rounds: readonly RoundGroup[];
  readonly finished: readonly FormView[];
} {
  const groups = new Map<string, { round: RoundRow | null; fundName: string; forms: FormView[] }>();
  for (const view of forms) {
    if (view.form.state === 'APPROVED') continue;
    const group = groups.get(view.form.roundId) ?? {
      round: view.round,
      fundName: view.fund?.name ?? '',
      forms: [],
    };
    group.forms.push(view);
    groups.set(view.form.roundId, group);
  }
  return { rounds: [...groups.values()], finished: forms.filter(({ form }) => form.state === 'APPROVED') };
}
