import { compareDecimals, parseDecimal } from './decimal.ts';
import { readSurroundings } from './read-comparison.ts';
import { maskFigures, readMeasures, type Measure } from './read-measures.ts';
import type { DateMention } from './read-dates.ts';
import type { QuantityTarget } from './parsed-value.ts';

/** What the figures of a text amount to. */
export type QuantityReading =
  | { readonly outcome: 'quantity'; readonly target: QuantityTarget }
  /** No figures but those of dates, titles and names. */
  | { readonly outcome: 'none' }
  /** Several measures, an approximation, or figures that are no number: never guessed at (TT9). */
  | { readonly outcome: 'unclear' };

const UNCLEAR: QuantityReading = { outcome: 'unclear' };
const JOINS_RANGE = /^ ?[-~至到] ?$/;
const JOINS_TOLERANCE = /^ ?± ?$/;
const PLUS_MINUS_BEFORE = /± ?$/;
const JOINS_BOUNDS = /^ ?[且并和及,;、]? ?$/;

/** Reads the one measure that a normalised text states, be it a number, a range or a tolerance (TT2, TT3, TT4). */
export function readQuantity(text: string, dates: readonly DateMention[]): QuantityReading {
  const masked = maskFigures(text, dates);
  const { measures, hasUnreadableFigures } = readMeasures(masked);
  if (hasUnreadableFigures) return UNCLEAR;
  const [first, second, third] = outsideBrackets(masked, measures);
  if (!first) return { outcome: 'none' };
  if (third) return UNCLEAR;
  const target = second ? readPair(masked, first, second) : readSingle(masked, first);
  return target ? { outcome: 'quantity', target } : UNCLEAR;
}

/** What stands in brackets explains the measure outside them (12个（其中新建5个）); alone, it is the measure. */
function outsideBrackets(text: string, measures: readonly Measure[]): readonly Measure[] {
  if (measures.length < 2 || !text.includes('(')) return measures;
  const outside: Measure[] = [];
  let depth = 0;
  let position = 0;
  for (const measure of measures) {
    for (; position < measure.start; position += 1) {
      if (text[position] === '(') depth += 1;
      else if (text[position] === ')' && depth > 0) depth -= 1;
    }
    if (depth === 0) outside.push(measure);
  }
  return outside.length > 0 ? outside : measures;
}

function readSingle(text: string, measure: Measure): QuantityTarget | null {
  const { value } = measure;
  const plusMinus = PLUS_MINUS_BEFORE.exec(text.slice(Math.max(0, measure.start - 2), measure.start))?.[0];
  const start = measure.start - (plusMinus?.length ?? 0);
  const around = readSurroundings(text, start, measure.end);
  const unit = measure.unit ?? around.unit;
  if (plusMinus !== undefined)
    return { kind: 'quantity', comparison: 'tolerance', value: '0', within: value, unit };
  if (around.isUnclear) return null;
  const comparison = around.comparison ?? 'exactly';
  return { kind: 'quantity', comparison, value, unit, isBare: around.comparison === null };
}

/** Two numbers that state one measure: 3~5次, 50±5厘米, ≥80%且≤90%. */
function readPair(text: string, first: Measure, second: Measure): QuantityTarget | null {
  if (first.unit !== null && second.unit !== null && first.unit !== second.unit) return null;
  const before = readSurroundings(text, first.start, first.end);
  const unit = first.unit ?? second.unit ?? before.unit;
  const between = text.slice(first.end, second.start);
  if (JOINS_TOLERANCE.test(between) && before.comparison === null) {
    return { kind: 'quantity', comparison: 'tolerance', value: first.value, within: second.value, unit };
  }
  const isRange = JOINS_RANGE.test(between) && before.comparison === null;
  if (!isRange && !statesBounds(text, first, second)) return null;
  if (before.isUnclear || compareValues(first, second) > 0) return null;
  return { kind: 'quantity', comparison: 'range', low: first.value, high: second.value, unit };
}

/** ≥80%且≤90%: a floor, a joining sign, and a ceiling. */
function statesBounds(text: string, first: Measure, second: Measure): boolean {
  const floor = readSurroundings(text, first.start, first.end);
  const ceiling = readSurroundings(text, second.start, second.end);
  if (floor.comparison !== 'at-least' || ceiling.comparison !== 'at-most') return false;
  const between = text.slice(first.end, second.start).replace(/[≤]|不超过|不高于|不大于|不多于|以上/g, '');
  return JOINS_BOUNDS.test(between);
}

function compareValues(a: Measure, b: Measure): number {
  const [left, right] = [parseDecimal(a.value), parseDecimal(b.value)];
  return left && right ? compareDecimals(left, right) : 0;
}
