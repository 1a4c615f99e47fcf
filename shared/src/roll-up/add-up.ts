import { addRatios, NOTHING, ratioOf, type Ratio } from '../indicator-value/ratio.ts';

export function sumOf(values: readonly Ratio[]): Ratio {
  return values.reduce(addRatios, NOTHING);
}

/** Null: not computable, because the divisor is zero (RU7). */
export function divide(dividend: Ratio, divisor: Ratio): Ratio | null {
  return divisor.numerator === 0n
    ? null
    : ratioOf(dividend.numerator * divisor.denominator, dividend.denominator * divisor.numerator);
}

/** In the order of their characters' codes, the same on every machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
