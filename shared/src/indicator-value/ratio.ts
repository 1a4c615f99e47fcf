/** An exact fraction; the denominator is above zero. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const WHOLE: Ratio = { numerator: 1n, denominator: 1n };
export const NOTHING: Ratio = { numerator: 0n, denominator: 1n };

/** @throws RangeError for a denominator of zero, which callers name as "not computable" before they divide. */
export function ratioOf(numerator: bigint, denominator: bigint): Ratio {
  if (denominator === 0n) throw new RangeError('a ratio with a denominator of zero');
  return denominator > 0n ? { numerator, denominator } : { numerator: -numerator, denominator: -denominator };
}

/**
 * Rounds `numerator / denominator` to the nearest whole number, halves away from zero (四舍五入).
 *
 * The only place of the project that rounds. Whole numbers, because `1000 * 2.01 / 4` is 502.49… in binary and
 * would lose a hundredth.
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const { numerator: n, denominator: d } = ratioOf(numerator, denominator);
  return n < 0n ? -((-2n * n + d) / (2n * d)) : (2n * n + d) / (2n * d);
}

export function compareRatios(a: Ratio, b: Ratio): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function addRatios(a: Ratio, b: Ratio): Ratio {
  return ratioOf(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiplyRatios(a: Ratio, b: Ratio): Ratio {
  return ratioOf(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** A plain decimal string, rounded half up to so many decimals, without trailing zeros. */
export function formatRatio(ratio: Ratio, decimals = 4): string {
  const scaled = divideHalfUp(ratio.numerator * 10n ** BigInt(decimals), ratio.denominator);
  return formatScaled(scaled, decimals);
}

/** `digits / 10^scale` as a plain decimal string: (1250n, 2) is "12.5", (-5n, 1) is "-0.5". */
export function formatScaled(digits: bigint, scale: number): string {
  const negative = digits < 0n;
  const figures = (negative ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = figures.slice(0, figures.length - scale);
  const fraction = scale === 0 ? '' : trimTrailingZeros(figures.slice(figures.length - scale));
  const sign = negative && digits !== 0n ? '-' : '';
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}

// Not /0+$/: that expression takes quadratic time on a long run of zeros that ends in another figure.
function trimTrailingZeros(figures: string): string {
  let end = figures.length;
  while (end > 0 && figures[end - 1] === '0') end -= 1;
  return figures.slice(0, end);
}
