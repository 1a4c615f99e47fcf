import { NOTHING } from '../../indicator-value/ratio.ts';
import { divide, sumOf } from '../add-up.ts';
import type { Contribution } from '../contribution.ts';
import type { Combination } from './combination.ts';

/** Σ numerator ÷ Σ denominator (RU4). */
export function ratioOfSums(usable: readonly Contribution[]): Combination {
  const dividend = sumOf(usable.map(({ parts }) => parts?.numerator ?? NOTHING));
  const divisor = sumOf(usable.map(({ parts }) => parts?.denominator ?? NOTHING));
  return { value: divide(dividend, divisor), quotient: { dividend, divisor }, contributions: usable };
}
