import { compareRatios, ratioOf, WHOLE, type Ratio } from './ratio.ts';
import { MAGNITUDES, UNIT_MEASURES, type UnitMeasure } from './unit-table.ts';

/** How two units of one comparison stand to each other (TT7). */
export type UnitRelation =
  /** `factor` turns a number in the one unit into a number in the other. */
  | { readonly kind: 'convertible'; readonly factor: Ratio }
  /** Something relative and something counted or measured: 37 个 against 100%. */
  | { readonly kind: 'share-against-count' }
  /** Two counting words that the table does not know to be the same: 项 against 次. Only the numbers can be compared. */
  | { readonly kind: 'different-counts' }
  /** 公里 against 亩: the numbers say nothing about each other. */
  | { readonly kind: 'different-measures' };

const CONVERTIBLE_AS_PRINTED: UnitRelation = { kind: 'convertible', factor: WHOLE };
const COUNTS: ReadonlySet<string> = new Set(['object', 'person']);
const CONVERTIBLE_MEASURES: ReadonlySet<string> = new Set(
  [...UNIT_MEASURES.values()].map(({ measure }) => measure),
);
/** Percentages, 个百分点 and 倍 say how much of something else; they cannot be turned into each other. */
const RELATIVE: ReadonlySet<string> = new Set(['share', 'percentage-point', 'multiple']);
const LONGEST_MAGNITUDE = 2;

/** How `from` is turned into `to`. A number without a unit is taken in the other one's. */
export function relateUnits(from: string | null, to: string | null): UnitRelation {
  if (from === null || to === null || from === to) return CONVERTIBLE_AS_PRINTED;
  const source = measureOf(from);
  const target = measureOf(to);
  // A number word alone (3万) is a number, and takes the other's unit without its number word.
  if (source.measure === target.measure || source.measure === '' || target.measure === '') {
    return { kind: 'convertible', factor: divideRatios(source.factor, target.factor) };
  }
  if (RELATIVE.has(source.measure) !== RELATIVE.has(target.measure)) return { kind: 'share-against-count' };
  if (
    isCount(source.measure) &&
    isCount(target.measure) &&
    compareRatios(source.factor, target.factor) === 0
  ) {
    return { kind: 'different-counts' };
  }
  return { kind: 'different-measures' };
}

/** What the unit measures; an unknown unit is a measure of its own. */
function measureOf(unit: string): UnitMeasure {
  const known = UNIT_MEASURES.get(unit);
  if (known) return known;
  const slash = unit.indexOf('/');
  if (slash > 0) {
    const { measure, factor } = measureOf(unit.slice(0, slash));
    return { measure: `${measure}${unit.slice(slash)}`, factor };
  }
  for (let length = LONGEST_MAGNITUDE; length > 0; length -= 1) {
    const magnitude = MAGNITUDES[unit.slice(0, length)];
    if (magnitude === undefined) continue;
    const { measure, factor } = measureOf(unit.slice(length));
    return { measure, factor: ratioOf(factor.numerator * magnitude, factor.denominator) };
  }
  return { measure: unit, factor: WHOLE };
}

/** Objects, people, or anything with a counting word. */
function isCount(measure: string): boolean {
  return COUNTS.has(measure) || !(CONVERTIBLE_MEASURES.has(measure) || measure.includes('/'));
}

function divideRatios(a: Ratio, b: Ratio): Ratio {
  return ratioOf(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Whether the unit is a share (%, ‰) or a count (个, 人, no unit at all): such values are never below zero. */
export function isShareOrCount(unit: string | null): boolean {
  if (unit === null) return true;
  const { measure } = measureOf(unit);
  return measure === 'share' || measure === '' || isCount(measure);
}
