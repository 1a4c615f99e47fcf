import { parseTargetText } from '../indicator-value/parse-target-text.ts';
import { isShareOrCount, relateUnits } from '../indicator-value/relate-units.ts';
import type { AggregationRule } from './aggregation-rule.ts';
import type { Indicator } from './indicator.ts';
import { isKnownLevel1 } from './level.ts';

/**
 * What is wrong with an indicator as it is set up, as data. Whether its target can be measured is none of it: tables
 * are published with such targets, and scoring tells (TARGET_NOT_MEASURABLE).
 */
export type IndicatorViolation =
  | { readonly code: 'NAME_MISSING' }
  | { readonly code: 'LEVEL_UNKNOWN'; readonly level1: string }
  | { readonly code: 'WEIGHT_OUT_OF_RANGE'; readonly weight: number }
  /** Percentages are no amounts that add up. */
  | { readonly code: 'RULE_NEEDS_AMOUNTS'; readonly rule: AggregationRule; readonly unit: string }
  /** Kilometres and money are no objects that could be counted once. */
  | { readonly code: 'RULE_NEEDS_OBJECTS'; readonly unit: string }
  | { readonly code: 'FEEDS_ITSELF' };

const MOST_POINTS = 10_000;

/** Checks an indicator before its table is issued. `namedLevels`: the level-1 names that the scheme gives weights. */
export function checkIndicator(indicator: Indicator, namedLevels: readonly string[]): IndicatorViolation[] {
  const { level1, level3, weight } = indicator;
  const violations: IndicatorViolation[] = [];
  if (level3.trim() === '') violations.push({ code: 'NAME_MISSING' });
  if (!isKnownLevel1(level1) && !namedLevels.includes(level1))
    violations.push({ code: 'LEVEL_UNKNOWN', level1 });
  if (weight !== null && !(Number.isInteger(weight) && weight >= 0 && weight <= MOST_POINTS)) {
    violations.push({ code: 'WEIGHT_OUT_OF_RANGE', weight });
  }
  violations.push(...checkRule(indicator));
  if (indicator.parentIndicatorId === indicator.id) violations.push({ code: 'FEEDS_ITSELF' });
  return violations;
}

/** A target without a unit, or in words, leaves the unit to the rows below. */
function checkRule({ aggregationRule, targetText }: Indicator): IndicatorViolation[] {
  const target = parseTargetText(targetText);
  const unit = target.kind === 'quantity' ? target.unit : null;
  if (unit === null || (aggregationRule !== 'SUM' && aggregationRule !== 'COUNT_OBJECTS')) return [];
  if (relateUnits(unit, '%').kind === 'convertible')
    return [{ code: 'RULE_NEEDS_AMOUNTS', rule: aggregationRule, unit }];
  return aggregationRule === 'COUNT_OBJECTS' && !isShareOrCount(unit)
    ? [{ code: 'RULE_NEEDS_OBJECTS', unit }]
    : [];
}
