import type { AggregationRule } from '@attain/shared/indicator/aggregation-rule';
import { carryUp } from '@attain/shared/roll-up/carry-up';
import type {
  ChildForm,
  ChildIndicator,
  ParentIndicator,
  ParentTable,
  ReportedValue,
} from '@attain/shared/roll-up/child-form';
import type { PeriodEntry } from '@attain/shared/roll-up/period-report';
import { rollUp } from '@attain/shared/roll-up/roll-up';
import type { RolledUpRow } from '@attain/shared/roll-up/rolled-up-table';

/* A table with one row above, and forms with one row each that feeds it. */

export const WANYUAN = 1_000_000;
export const ROW = { level1: '产出指标', level2: '数量指标', level3: '示例' };

/** An approved form of a unit with one row, which feeds the parent's only row. */
export function aChild(
  unit: string,
  valueText: string | null,
  overrides: Partial<ChildForm & ChildIndicator> = {},
): ChildForm {
  const {
    targetText = '≥1',
    completion = null,
    deviationReason = null,
    numerator = null,
    denominator = null,
    objects = null,
    periods = null,
    carried = null,
    level3 = ROW.level3,
    ...form
  } = overrides;
  return {
    id: `form-${unit}`,
    unitId: unit,
    unitName: unit,
    state: 'APPROVED',
    amountInFen: 100 * WANYUAN,
    reportedAt: null,
    budgetYear: 2024,
    executions: [{ annualBudgetInFen: 100 * WANYUAN, executedInFen: 100 * WANYUAN }],
    ...form,
    indicators: [
      {
        ...ROW,
        ...{ level3, targetText, valueText, completion, deviationReason, numerator, denominator },
        ...{ objects, periods, carried },
        id: `row-${unit}`,
        parentIndicatorId: 'parent',
      },
    ],
  };
}

export function aParent(
  rule: AggregationRule | null,
  targetText = '≥1',
  overrides: Partial<ParentTable> & { readonly indicator?: Partial<ParentIndicator> } = {},
): ParentTable {
  const { indicator, ...table } = overrides;
  return {
    id: 'region',
    budgetYear: 2024,
    scheme: null,
    indicators: [{ ...ROW, id: 'parent', targetText, weight: null, aggregationRule: rule, ...indicator }],
    actuals: [{ indicatorId: 'parent', valueText: '7', completion: null, deviationReason: '自填' }],
    executions: [{ annualBudgetInFen: 5, executedInFen: 4 }],
    ...table,
  };
}

/** The only row of `parent`, rolled up. */
export function onlyRow(parent: ParentTable, children: readonly ChildForm[]): RolledUpRow {
  const [row] = rollUp(parent, children).rows;
  if (!row) throw new Error('the parent has a row');
  return row;
}

export function rolled(
  rule: AggregationRule | null,
  children: readonly ChildForm[],
  targetText = '≥1',
): RolledUpRow {
  return onlyRow(aParent(rule, targetText), children);
}

export function usesOf({ contributions }: RolledUpRow): Readonly<Record<string, string>> {
  return Object.fromEntries(contributions.map(({ formId, use }) => [formId, use]));
}

/** The ends of the months from January on, with a value each. */
export function months(...values: (string | null | Partial<ReportedValue>)[]): PeriodEntry[] {
  return values.map((value, index) => ({
    endsOn: `2024-${String(index + 1).padStart(2, '0')}-28`,
    valueText: null,
    completion: null,
    deviationReason: null,
    ...(typeof value === 'object' ? value : { valueText: value }),
  }));
}

/** The approved form of a unit whose row is put together from `children` and feeds the parent's only row. */
export function aGroup(
  rule: AggregationRule | null,
  unit: string,
  children: readonly ChildForm[],
  targetText = '≥1',
  own: Partial<ReportedValue> = {},
): ChildForm {
  const form = aChild(unit, null, { targetText, ...own });
  const indicators = form.indicators.map((row) => ({
    ...row,
    weight: null,
    aggregationRule: rule,
    actual: { ...row, indicatorId: row.id },
  }));
  const table = aParent(null, targetText, { indicators, actuals: indicators.map(({ actual }) => actual) });
  const below = children.map((child) => ({
    ...child,
    indicators: child.indicators.map((row) => ({ ...row, parentIndicatorId: `row-${unit}` })),
  }));
  return carryUp(form, rollUp(table, below));
}
