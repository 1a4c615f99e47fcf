import type { Centipoints } from '../indicator-value/points.ts';
import { compareRatios, ratioOf, type Ratio } from '../indicator-value/ratio.ts';

/** What is to be rounded, with what settles equal remainders. */
export interface ExactAmount {
  /** In 万元, not negative. */
  readonly exact: Ratio;
  readonly score: Centipoints | null;
  readonly path: string;
}

export interface WholeAmount {
  readonly whole: bigint;
  readonly remainder: { readonly part: Ratio; readonly place: number; readonly isRaised: boolean } | null;
}

/**
 * Rounds amounts whose sum is whole to whole amounts of the same sum: all down, then one more for the largest
 * remainders (最大余数法, AL7). Equal remainders: the higher score first, then the order of official tables.
 *
 * No amount passes a whole number that it did not reach, so whole bounds still hold.
 */
export function roundToWanyuan(amounts: readonly ExactAmount[]): readonly WholeAmount[] {
  const cut = amounts.map((amount) => {
    const { numerator, denominator } = amount.exact;
    const whole = numerator / denominator;
    return { amount, whole, part: ratioOf(numerator - whole * denominator, denominator) };
  });
  const ranked = cut
    .filter(({ part }) => part.numerator > 0n)
    .sort((a, b) => compareRatios(b.part, a.part) || compareStanding(a.amount, b.amount));
  const missing = wholeSum(ranked.map(({ part }) => part));
  const places = new Map(ranked.map(({ amount }, index) => [amount, index + 1]));
  return cut.map(({ amount, whole, part }) => {
    const place = places.get(amount);
    if (place === undefined) return { whole, remainder: null };
    const isRaised = BigInt(place) <= missing;
    return { whole: isRaised ? whole + 1n : whole, remainder: { part, place, isRaised } };
  });
}

/** Before the other: the higher score, an undecided one last; then the place in official tables. */
export function compareStanding(
  a: Pick<ExactAmount, 'score' | 'path'>,
  b: Pick<ExactAmount, 'score' | 'path'>,
): number {
  return (b.score ?? -1) - (a.score ?? -1) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

/** @throws RangeError when the amounts did not add up to a whole number. */
function wholeSum(parts: readonly Ratio[]): bigint {
  // Parts of one division have few denominators: without putting them together, these would multiply.
  const sums = new Map<bigint, bigint>();
  for (const { numerator, denominator } of parts)
    sums.set(denominator, (sums.get(denominator) ?? 0n) + numerator);
  let sum = ratioOf(0n, 1n);
  for (const [denominator, numerator] of sums) {
    sum = ratioOf(sum.numerator * denominator + numerator * sum.denominator, sum.denominator * denominator);
  }
  if (sum.numerator % sum.denominator !== 0n) throw new RangeError('amounts without a whole sum');
  return sum.numerator / sum.denominator;
}
