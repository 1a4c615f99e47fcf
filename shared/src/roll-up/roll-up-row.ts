import { readAggregationRule, type AggregationRule } from '../indicator/aggregation-rule.ts';
import { formatRatio, multiplyRatios } from '../indicator-value/ratio.ts';
import { combine, RULE_IDS } from './across-units/combine.ts';
import type { Combination } from './across-units/combination.ts';
import { compareTexts } from './add-up.ts';
import type { CarriedValue, ParentIndicator, ParentTable } from './child-form.ts';
import { compileTexts } from './compile-texts.ts';
import type { Contribution } from './contribution.ts';
import { coverageOfRow, NO_COVERAGE } from './coverage.ts';
import { ownFeeder, sourceOf, type Feeder } from './feeder.ts';
import { readContribution } from './read-contribution.ts';
import { materialOf, type RowMaterial } from './row-material.ts';
import type { RolledUpRow, RolledUpState } from './rolled-up-table.ts';
import { approved, DECIMALS, HUNDRED, textOfRow } from './row-text.ts';
import { yearEntryOf } from './year-entry.ts';

/** Puts one row together from the rows that feed it, from its own entry, or from both (RU20). */
export function rollUpRow(
  parent: ParentTable,
  indicator: ParentIndicator,
  below: readonly Feeder[],
): RolledUpRow {
  const rule = readAggregationRule(indicator.aggregationRule);
  const source = sourceOf(parent, indicator);
  if (source === 'OWN') return ownEntry(parent, indicator, rule, 'OWN_ENTRY');
  if (rule === null || below.length === 0) return ownEntry(parent, indicator, rule, 'NOT_FED');
  const own = source === 'BOTH' ? ownFeeder(parent, indicator) : null;
  return combineFeeders(parent, indicator, rule, own ? [...below, own] : below);
}

function combineFeeders(
  parent: ParentTable,
  indicator: ParentIndicator,
  rule: AggregationRule,
  feeders: readonly Feeder[],
): RolledUpRow {
  const material = materialOf(indicator, rule, parent.budgetYear, feeders);
  const read = feeders.map((feeder) => readContribution(feeder, material));
  const usable = read.filter(({ use }) => use === 'COUNTED');
  const isWhole = usable.length === read.length;
  const combination = usable.length > 0 ? combine(rule, usable, isWhole) : null;
  const contributions = combination
    ? [...combination.contributions, ...read.filter(({ use }) => use !== 'COUNTED')]
    : read;
  const { quotient = null, countedBy = null } = combination ?? {};
  return {
    indicatorId: indicator.id,
    rule,
    ruleId: countedBy !== null && countedBy !== 'MOST_OF_TABLES' ? 'RU12' : RULE_IDS[rule],
    state: stateOf(combination, isWhole),
    ...textOfRow(combination, material, contributions),
    deviationReason: compileTexts(approved(contributions), ({ reason }) => reason),
    coverage: coverageOfRow(contributions),
    quotient: quotient && {
      dividend: formatRatio(quotient.dividend, DECIMALS),
      divisor: formatRatio(quotient.divisor, DECIMALS),
    },
    countedBy,
    contributions,
    carried: combination && carriedOf(combination, material),
  };
}

function stateOf(combination: Combination | null, isWhole: boolean): RolledUpState {
  if (!combination) return 'NOTHING_REPORTED';
  if (combination.isOpen) return 'OPEN';
  if (combination.value === null) return 'NOT_COMPUTABLE';
  return isWhole ? 'COMPLETE' : 'PARTIAL';
}

/** Exact, and with the money and the names of all that was put together (RU21). */
function carriedOf(combination: Combination, material: RowMaterial): CarriedValue {
  const { value, quotient, objects = null, contributions } = combination;
  const isRatio = material.kind === 'PARTS';
  return {
    kind: material.kind,
    value: isRatio && value ? multiplyRatios(value, HUNDRED) : value,
    unit: material.kind === 'VALUES' ? material.unit : isRatio ? '%' : null,
    parts: isRatio && quotient ? { numerator: quotient.dividend, denominator: quotient.divisor } : null,
    amountInFen: contributions.reduce((sum, { amountInFen }) => sum + amountInFen, 0),
    objects,
    reportedAt: contributions.filter(({ use }) => use === 'COUNTED').reduce(laterOf, null),
  };
}

function laterOf(latest: string | null, { reportedAt }: Contribution): string | null {
  return compareTexts(reportedAt ?? '', latest ?? '') > 0 ? reportedAt : latest;
}

function ownEntry(
  parent: ParentTable,
  indicator: ParentIndicator,
  rule: AggregationRule | null,
  state: 'NOT_FED' | 'OWN_ENTRY',
): RolledUpRow {
  const own = parent.actuals.find(({ indicatorId }) => indicatorId === indicator.id);
  const year = own && yearEntryOf({ ...indicator, ...own }, parent.budgetYear);
  return {
    indicatorId: indicator.id,
    rule,
    ruleId: null,
    state,
    valueText: year?.valueText ?? null,
    completion: year?.completion ?? null,
    deviationReason: year?.deviationReason ?? null,
    coverage: NO_COVERAGE,
    quotient: null,
    countedBy: null,
    contributions: [],
    carried: null,
  };
}
