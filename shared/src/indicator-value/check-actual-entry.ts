import { compareDecimals, parseDecimal } from './decimal.ts';
import { normaliseText } from './normalise-text.ts';
import type { ParsedTarget, QuantityTarget } from './parsed-value.ts';
import { readUnit, spellUnit } from './read-unit.ts';
import { isShareOrCount, relateUnits } from './relate-units.ts';

/** What is wrong with a typed actual value, as data; the pages word it. */
export type EntryViolation =
  /** The target is a number and this is none: letters, words, several numbers, an exponent (1e5). */
  | { readonly code: 'NOT_A_NUMBER' }
  /** Beyond the bounds, however it is written (1e400). */
  | { readonly code: 'NUMBER_TOO_LARGE'; readonly integerDigits: number; readonly decimals: number }
  /** A share or a count below zero, where the target is not. */
  | { readonly code: 'NEGATIVE_NOT_ALLOWED' }
  /** A unit that cannot be compared with the target's: 亩 where 公里 is asked. */
  | { readonly code: 'UNIT_NOT_COMPARABLE'; readonly unit: string; readonly targetUnit: string };

/** 999 万亿 of anything is beyond every table, and six decimals are a fen in 万元. */
const MOST_INTEGER_DIGITS = 15;
const MOST_DECIMALS = 6;
const TOO_LARGE = {
  code: 'NUMBER_TOO_LARGE',
  integerDigits: MOST_INTEGER_DIGITS,
  decimals: MOST_DECIMALS,
} as const;

const EXPONENT = /^[+-]?\d+(?:\.\d+)?e[+-]?\d+$/i;
/** One number, and what follows it. An operator in front (≥90%) says nothing about what was reached. */
const NUMBER = /^[≥≤=<>]? ?([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))? ?([^\d.,]*)$/;

/**
 * Checks an actual value as it is typed; the server runs the same check.
 *
 * Only a quantity target asks for a number; any other takes any text. Empty is allowed: a draft may be unfinished.
 */
export function checkActualEntry(target: ParsedTarget, text: string): EntryViolation[] {
  const entry = normaliseText(text);
  if (target.kind !== 'quantity' || entry === '') return [];
  // The machine's number only tells which answer helps: 1e5 is to be typed in full, 1e400 cannot be.
  if (EXPONENT.test(entry) && Math.abs(Number(entry)) >= 10 ** MOST_INTEGER_DIGITS) return [TOO_LARGE];
  const match = NUMBER.exec(entry);
  if (!match) return [{ code: 'NOT_A_NUMBER' }];
  const [, sign = '', integer = '', decimals = '', unit = ''] = match;
  const digits = integer.replaceAll(',', '').replace(/^0+/, '');
  if (digits.length > MOST_INTEGER_DIGITS || decimals.length > MOST_DECIMALS) return [TOO_LARGE];
  if (unit !== '' && unit !== target.unit && readUnit(unit, 0) !== unit) return [{ code: 'NOT_A_NUMBER' }];

  const violations: EntryViolation[] = [];
  const isNegative = sign === '-' && /[1-9]/.test(digits + decimals);
  const measured = unit === '' ? target.unit : spellUnit(unit);
  if (isNegative && isShareOrCount(measured) && !mayBeNegative(target)) {
    violations.push({ code: 'NEGATIVE_NOT_ALLOWED' });
  }
  if (measured !== null && target.unit !== null && !isComparable(measured, target.unit)) {
    violations.push({ code: 'UNIT_NOT_COMPARABLE', unit: measured, targetUnit: target.unit });
  }
  return violations;
}

function isComparable(unit: string, targetUnit: string): boolean {
  const relation = relateUnits(unit, targetUnit).kind;
  return relation === 'convertible' || relation === 'different-counts';
}

/** The target itself reaches below zero: ≤-2%, ±5%. */
function mayBeNegative(target: QuantityTarget): boolean {
  if (target.comparison === 'tolerance') {
    const [centre, within] = [parseDecimal(target.value), parseDecimal(target.within)];
    return centre !== null && within !== null && compareDecimals(centre, within) < 0;
  }
  const lowest = target.comparison === 'range' ? target.low : target.value;
  return lowest.startsWith('-');
}
