import type { ReportContext } from '../report-context.ts';
import type { ReportTable, TableCell, TableRow } from '../report-document.ts';
import type { ReportIndicator, ReportTargetTable } from '../report-material.ts';
import { fieldOf } from '../source.ts';
import { money, textValue } from '../spans.ts';
import { cell, groupSpans, head } from '../table-cells.ts';

/** An issued target table (绩效目标表) as it was issued: overall target and every indicator. */
export function targetTable(context: ReportContext, table: ReportTargetTable): ReportTable {
  const { material, write, nextTable } = context;
  const unit = material.orgUnits.find(({ id }) => id === table.orgUnitId);
  const indicators = indicatorsOf(material.indicators, table);
  const number = nextTable();
  const holder = textValue(unit?.name ?? '', fieldOf('ORG_UNIT', { id: table.orgUnitId }, 'name'));
  return {
    kind: 'TABLE',
    id: `TARGETS.${table.id}`,
    sheetName: `表${number.text} ${unit?.shortName ?? ''}目标`,
    caption: write('targetCaption', {
      表号: number,
      持有单位: holder,
      表名: textValue(table.title, fieldOf('TARGET_TABLE', table, 'title')),
    }),
    columns: [{ width: 14 }, { width: 18 }, { width: 27 }, { width: 41 }],
    headRows: 1,
    isWide: false,
    rows: [
      { row: null, cells: ['一级指标', '二级指标', '三级指标', '指标值'].map((name) => head(name)) },
      ...headOf(table),
      ...indicatorRows(indicators),
    ],
  };
}

export function indicatorsOf(
  indicators: readonly ReportIndicator[],
  { id }: { readonly id: string },
): ReportIndicator[] {
  return indicators
    .filter(({ targetTableId }) => targetTableId === id)
    .toSorted((a, b) => a.position - b.position);
}

function headOf(table: ReportTargetTable): TableRow[] {
  const amount = money(table.amountInFen, {
    kind: 'FIELD',
    of: fieldOf('TARGET_TABLE', table, 'amountInFen'),
  });
  const target = textValue(table.overallTarget, fieldOf('TARGET_TABLE', table, 'overallTarget'));
  return [
    {
      row: { entity: 'TARGET_TABLE', id: table.id },
      cells: [head('资金（万元）', { colSpan: 2 }), cell(amount, { colSpan: 2, align: 'LEFT' })],
    },
    { row: null, cells: [head('总体目标', { colSpan: 2 }), cell(target, { colSpan: 2 })] },
  ];
}

function indicatorRows(indicators: readonly ReportIndicator[]): TableRow[] {
  const level1 = groupSpans(indicators.map((indicator) => indicator.level1));
  const level2 = groupSpans(indicators.map((indicator) => `${indicator.level1} ${indicator.level2 ?? ''}`));
  return indicators.map((indicator, index) => ({
    row: { entity: 'INDICATOR', id: indicator.id },
    cells: [
      ...levelCell(indicator, 'level1', level1[index] ?? 1),
      ...levelCell(indicator, 'level2', level2[index] ?? 1),
      cell(textValue(indicator.level3, fieldOf('INDICATOR', indicator, 'level3'))),
      cell(textValue(indicator.targetText, fieldOf('INDICATOR', indicator, 'targetText'))),
    ],
  }));
}

/** The first row of a group names its level for all of them. */
export function levelCell(
  indicator: ReportIndicator,
  field: 'level1' | 'level2',
  rowSpan: number,
  colSpan = 1,
): TableCell[] {
  if (rowSpan === 0) return [];
  const name = textValue(indicator[field] ?? '', fieldOf('INDICATOR', indicator, field));
  return [cell(name, { rowSpan, colSpan, align: 'CENTRE' })];
}
