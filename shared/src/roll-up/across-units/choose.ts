import type { Contribution } from '../contribution.ts';
import { compareOrigins, marked, valueOf, type Combination } from './combination.ts';

/** The one that stands last in this order; of equal ones the first form's, whatever the order they came in (RU5). */
export function choose(
  usable: readonly Contribution[],
  compare: (a: Contribution, b: Contribution) => number,
): Combination {
  const chosen = usable.reduce((best, candidate) => {
    const order = compare(candidate, best) || compareOrigins(best, candidate);
    return order > 0 ? candidate : best;
  });
  return { value: valueOf(chosen), contributions: marked(usable, new Set([chosen]), 'NOT_CHOSEN') };
}
