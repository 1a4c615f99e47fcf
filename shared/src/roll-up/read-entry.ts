import { decimalAsRatio, parseDecimal } from '../indicator-value/decimal.ts';
import { parseActualText } from '../indicator-value/parse-actual-text.ts';
import { parseTargetText } from '../indicator-value/parse-target-text.ts';
import type { Ratio } from '../indicator-value/ratio.ts';

export interface Measured {
  /** Null for words and for a blank. */
  readonly number: Ratio | null;
  readonly unit: string | null;
}

export interface RatioParts {
  readonly numerator: Ratio;
  readonly denominator: Ratio;
}

/** The number of an entry; a bare one is in the unit of its own target. */
export function readNumber(
  targetText: string,
  valueText: string | null,
  budgetYear: number | null,
): Measured {
  const actual = parseActualText(valueText, budgetYear);
  if (actual.kind !== 'quantity') return { number: null, unit: null };
  const number = parseDecimal(actual.value);
  return {
    number: number && decimalAsRatio(number),
    unit: actual.unit ?? unitOfTarget(targetText, budgetYear),
  };
}

export function unitOfTarget(targetText: string, budgetYear: number | null): string | null {
  const target = parseTargetText(targetText, budgetYear);
  return target.kind === 'quantity' ? target.unit : null;
}

/** Nothing but a dash or a stroke is not reported either. */
export function isBlank(valueText: string | null, budgetYear: number | null): boolean {
  return parseActualText(valueText, budgetYear).kind === 'blank';
}

/** Null unless both are stated. */
export function readParts(stated: {
  readonly numerator?: string | null;
  readonly denominator?: string | null;
}): RatioParts | null {
  const numerator = parseDecimal(stated.numerator ?? '');
  const denominator = parseDecimal(stated.denominator ?? '');
  return numerator && denominator
    ? { numerator: decimalAsRatio(numerator), denominator: decimalAsRatio(denominator) }
    : null;
}
