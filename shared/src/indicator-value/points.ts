import { divideHalfUp, formatScaled, type Ratio } from './ratio.ts';
import { parseDecimal, type Decimal } from './decimal.ts';

/** Points (分) as a whole number of hundredths: 1250 is 12.5 points. */
export type Centipoints = number;

/** A share as a whole number of hundredths of a per cent: 8000 is 80 %. */
export type BasisPoints = number;

/** `weight × share`, rounded half up to a hundredth of a point. */
export function pointsForShare(weight: Centipoints, share: Ratio): Centipoints {
  return Number(divideHalfUp(BigInt(weight) * share.numerator, share.denominator));
}

/** Hundredths of `value`, rounded half up: 12.5 points are 1250 centipoints, 80 % are 8000 basis points. */
export function inHundredths(value: Decimal): number {
  return Number(divideHalfUp(value.digits * 100n, 10n ** BigInt(value.scale)));
}

/**
 * Points as the JSON of the contract carries them: 1667 becomes 16.67.
 *
 * The one division by 100 gives the binary number nearest to the decimal, which prints as that decimal again.
 */
export function pointsAsJson(points: Centipoints): number {
  return points / 100;
}

/** A JSON number or a decimal string as an exact decimal. Null for NaN, infinities and anything not plain. */
export function decimalFromJson(value: number | string): Decimal | null {
  if (typeof value === 'string') return parseDecimal(value.trim());
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return null;
  // JavaScript prints numbers below a millionth with an exponent; twenty decimals are more than any table prints.
  return parseDecimal(Math.abs(value) < 1e-6 ? value.toFixed(20) : String(value));
}

/** @throws RangeError for what `decimalFromJson` reads as nothing; input from outside is checked before. */
export function requireDecimal(value: number | string): Decimal {
  const decimal = decimalFromJson(value);
  if (!decimal) throw new RangeError(`not a decimal number: ${value}`);
  return decimal;
}

/** Without trailing zeros, as weights are printed: 1350 is "13.5". */
export function formatPoints(points: Centipoints): string {
  return formatScaled(BigInt(points), 2);
}

/** With two decimals, as scores are shown in columns: 1350 is "13.50". */
export function formatPointsFixed(points: Centipoints): string {
  const sign = points < 0 ? '-' : '';
  const figures = String(Math.abs(points)).padStart(3, '0');
  return `${sign}${figures.slice(0, -2)}.${figures.slice(-2)}`;
}
