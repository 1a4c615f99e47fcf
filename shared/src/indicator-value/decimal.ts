import { formatScaled, type Ratio } from './ratio.ts';

/** An exact decimal number: `digits / 10^scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Longer figures are not measures of anything, and a number of a million figures would take the machine's time. */
export const LONGEST_DECIMAL = 40;

const PLAIN = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** Reads a plain decimal string ("-3.50"); no separators, no exponent, no blanks. Null for anything else. */
export function parseDecimal(text: string): Decimal | null {
  if (text.length > LONGEST_DECIMAL) return null;
  const match = PLAIN.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length };
}

/** The plain decimal string without trailing zeros, so that equal numbers read the same. */
export function formatDecimal(value: Decimal): string {
  return formatScaled(value.digits, value.scale);
}

/** Both numbers as whole numbers of the finer one's last place. */
export function alignDecimals(a: Decimal, b: Decimal): [bigint, bigint] {
  const scale = Math.max(a.scale, b.scale);
  return [digitsAt(a, scale), digitsAt(b, scale)];
}

/** The digits of `value` counted in 10^-scale; `scale` must not be coarser than the value's own. */
export function digitsAt(value: Decimal, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale);
}

export function compareDecimals(a: Decimal, b: Decimal): number {
  const [left, right] = alignDecimals(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const [left, right] = alignDecimals(a, b);
  return { digits: left + right, scale: Math.max(a.scale, b.scale) };
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, { digits: -b.digits, scale: b.scale });
}

export function decimalAsRatio(value: Decimal): Ratio {
  return { numerator: value.digits, denominator: 10n ** BigInt(value.scale) };
}

export const ZERO: Decimal = { digits: 0n, scale: 0 };
