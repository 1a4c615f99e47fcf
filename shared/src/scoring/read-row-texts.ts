import { isCostRow, isQuantityRow } from '../indicator/level.ts';
import { compareDecimals, decimalAsRatio, parseDecimal, ZERO } from '../indicator-value/decimal.ts';
import { parseActualText } from '../indicator-value/parse-actual-text.ts';
import { parseTargetText } from '../indicator-value/parse-target-text.ts';
import type { ParsedActual, ParsedTarget } from '../indicator-value/parsed-value.ts';
import { requireDecimal } from '../indicator-value/points.ts';
import { multiplyRatios, ratioOf, type Ratio } from '../indicator-value/ratio.ts';
import { relateUnits } from '../indicator-value/relate-units.ts';
import { saysPartly, statesFullAchievement, statesTimelyCompletion } from './achievement-words.ts';
import { bandAt } from './band.ts';
import { compileMeasure, type Measure, type NoMeasure } from './compile-measure.ts';
import type { PersonsCompletion } from './score-in-words.ts';
import type { Scheme } from './scheme.ts';
import type { IndicatorInput } from './table-input.ts';

/** What the texts of a row say, read once. */
export interface RowTexts {
  readonly target: ParsedTarget;
  readonly actual: ParsedActual;
  /** Target and actual as numbers; null where one of them is none. */
  readonly measure: Measure | NoMeasure | null;
  /** The actual as a share, where it is a percentage: 95% is 0.95. Steps of the actual climb by it (SC11). */
  readonly actualShare: Ratio | null;
  readonly person: PersonsCompletion;
  readonly isStatedInFull: boolean;
  readonly isStatedInTime: boolean;
  readonly saysPartly: boolean;
  /** 数量 in level 2, or a cost row: a number is asked. */
  readonly asksNumber: boolean;
}

/** @param year The table's, for dates without one. */
export function readRowTexts(indicator: IndicatorInput, year: number | null, scheme: Scheme): RowTexts {
  const { level1, level2 = null } = indicator;
  const actualText = indicator.actual ?? '';
  const target = parseTargetText(indicator.target, year);
  const actual = parseActualText(actualText, year);
  const isCost = isCostRow(level1, level2);
  const isInWords = target.kind !== 'quantity' && target.kind !== 'blank';
  return {
    target,
    actual,
    measure:
      target.kind === 'quantity' && actual.kind === 'quantity'
        ? compileMeasure(target, actual, isCost)
        : null,
    actualShare: shareOfActual(target, actual),
    person: readPersonsCompletion(indicator, scheme),
    isStatedInFull: isInWords && statesFullAchievement(actualText),
    isStatedInTime: target.kind === 'deadline' && statesInTime(target.by !== null, actual, actualText),
    saysPartly: saysPartly(actualText),
    asksNumber: isCost || isQuantityRow(level2),
  };
}

function statesInTime(hasDate: boolean, actual: ParsedActual, actualText: string): boolean {
  // 10月12日完成 in a table without a year: its date cannot be placed, and 完成 alone does not say that it was in time.
  const hasUnplacedDate = actual.kind === 'deadline' && actual.by === null && /\d/.test(actualText);
  return !(hasDate && hasUnplacedDate) && statesTimelyCompletion(actualText);
}

/** A bare number takes the unit of its target. */
function shareOfActual(target: ParsedTarget, actual: ParsedActual): Ratio | null {
  if (target.kind !== 'quantity' || actual.kind !== 'quantity') return null;
  const unit = actual.unit ?? target.unit;
  if (unit !== '%' && unit !== '‰') return null;
  const value = parseDecimal(actual.value);
  const relation = relateUnits(unit, '%');
  if (!value || relation.kind !== 'convertible') return null;
  return multiplyRatios(multiplyRatios(decimalAsRatio(value), relation.factor), ratioOf(1n, 100n));
}

function readPersonsCompletion(
  { completion = null, band = null }: IndicatorInput,
  scheme: Scheme,
): PersonsCompletion {
  if (completion === null) return band ? { kind: 'BAND', band: bandAt(band, scheme) } : { kind: 'NONE' };
  const share = requireDecimal(completion);
  const isShare = compareDecimals(share, ZERO) >= 0 && compareDecimals(share, { digits: 1n, scale: 0 }) <= 0;
  return isShare ? { kind: 'GIVEN', completion: decimalAsRatio(share) } : { kind: 'OUT_OF_RANGE' };
}
