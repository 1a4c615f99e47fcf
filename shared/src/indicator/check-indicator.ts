import { parseTargetText } from '../indicator-value/parse-target-text.ts';
import { isCostRow, isKnownLevel1, isQuantityRow } from './level.ts';
import type { AggregationRule } from './aggregation-rule.ts';
import type { Indicator } from './indicator.ts';

/** What is wrong with an indicator as it is set up, as data. */
export type IndicatorViolation =
  | { readonly code: 'NAME_MISSING' }
  | { readonly code: 'LEVEL_UNKNOWN'; readonly level1: string }
  | { readonly code: 'WEIGHT_OUT_OF_RANGE'; readonly weight: number }
  /** A quantity or cost indicator whose target holds no number. */
  | { readonly code: 'TARGET_NOT_MEASURABLE'; readonly targetText: string }
  /** Words cannot be summed, counted or divided. */
  | { readonly code: 'RULE_NEEDS_NUMBERS'; readonly rule: AggregationRule }
  | { readonly code: 'FEEDS_ITSELF' };

const MOST_POINTS = 10_000;
const NUMERIC_RULES: readonly AggregationRule[] = ['SUM', 'COUNT_OBJECTS', 'MINIMUM', 'MAXIMUM'];

/** Checks an indicator before its table is issued. `namedLevels`: the level-1 names that the scheme gives weights. */
export function checkIndicator(indicator: Indicator, namedLevels: readonly string[]): IndicatorViolation[] {
  const { level1, level2, level3, targetText, weight, aggregationRule } = indicator;
  const target = parseTargetText(targetText);
  const violations: IndicatorViolation[] = [];
  if (level3.trim() === '') violations.push({ code: 'NAME_MISSING' });
  if (!isKnownLevel1(level1) && !namedLevels.includes(level1))
    violations.push({ code: 'LEVEL_UNKNOWN', level1 });
  if (weight !== null && !(Number.isInteger(weight) && weight >= 0 && weight <= MOST_POINTS)) {
    violations.push({ code: 'WEIGHT_OUT_OF_RANGE', weight });
  }
  const asksNumber = isQuantityRow(level2) || isCostRow(level1, level2);
  if (asksNumber && target.kind !== 'quantity')
    violations.push({ code: 'TARGET_NOT_MEASURABLE', targetText });
  if (aggregationRule !== null && NUMERIC_RULES.includes(aggregationRule) && target.kind !== 'quantity') {
    violations.push({ code: 'RULE_NEEDS_NUMBERS', rule: aggregationRule });
  }
  if (indicator.parentIndicatorId === indicator.id) violations.push({ code: 'FEEDS_ITSELF' });
  return violations;
}
