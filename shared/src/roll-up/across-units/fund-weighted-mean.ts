import { multiplyRatios, ratioOf } from '../../indicator-value/ratio.ts';
import { divide, sumOf } from '../add-up.ts';
import type { Contribution } from '../contribution.ts';
import { valueOf, type Combination } from './combination.ts';

/** Fund amounts are weights in 万元, as they are printed: the sums stay readable. */
const FEN_IN_WANYUAN = 1_000_000n;

/** Σ value × fund amount ÷ Σ fund amount (RU3). */
export function fundWeightedMean(usable: readonly Contribution[]): Combination {
  const weightOf = ({ amountInFen }: Contribution) => ratioOf(BigInt(amountInFen), FEN_IN_WANYUAN);
  const dividend = sumOf(
    usable.map((contribution) => multiplyRatios(valueOf(contribution), weightOf(contribution))),
  );
  const divisor = sumOf(usable.map(weightOf));
  return { value: divide(dividend, divisor), quotient: { dividend, divisor }, contributions: usable };
}
