import type { YearTrace } from '@attain/shared/roll-up/period-report';
import { EXPLANATION_MESSAGES as words } from '../messages/explanation.messages.ts';

/** How several periods became a unit's value of the year: the method, each period, and what to look at again. */
export function describeYear({ rule, coverage, steps, notes }: YearTrace): readonly string[] {
  const { reported, asked } = coverage;
  const method = words.periodRules[rule];
  return [
    rule === 'MILESTONES' ? words.milestones(method, reported, asked) : words.year(method, reported, asked),
    ...steps.map(({ milestone, endsOn, valueText, use }) => {
      const value = valueText ?? '—';
      const told = words.periodUses[use];
      return milestone === null ? words.period(endsOn, value, told) : words.milestone(milestone, value, told);
    }),
    ...notes.map(({ from, to }) => words.cumulativeFell(from.value, from.endsOn, to.value, to.endsOn)),
  ];
}
