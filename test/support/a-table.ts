import type { IndicatorInput, TableInput } from '@attain/shared/scoring/table-input';

/** A row that meets its target and weighs 90 points. */
export function aRow(overrides: Partial<IndicatorInput> = {}): IndicatorInput {
  return {
    level1: '产出指标',
    level2: '数量指标',
    level3: '示例指标',
    target: '≥10个',
    actual: '10个',
    weight: 90,
    ...overrides,
  };
}

/** A table of 10 points for an execution of 100 % and 90 for its rows. */
export function aTable(
  rows: readonly Partial<IndicatorInput>[],
  overrides: Partial<TableInput> = {},
): TableInput {
  return {
    id: 'table',
    year: 2024,
    scheme: { execution: 10, levels: { 产出指标: 90 } },
    funds: { budget: '100', executed: '100', unit: '万元' },
    indicators: rows.map(aRow),
    ...overrides,
  };
}
