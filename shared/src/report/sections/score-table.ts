import type { IndicatorResult } from '../indicator-results.ts';
import type { ReportContext } from '../report-context.ts';
import type { ReportTable, Span, TableCell, TableRow } from '../report-document.ts';
import type { TotalScore } from '../score-spans.ts';
import { fixed } from '../spans.ts';
import { cell, groupSpans, head, sumOfCells, type CellOptions } from '../table-cells.ts';
import { allFunds } from './aspects.ts';
import { rateValue } from '../unit-funds.ts';
import { levelCell } from './target-table.ts';

const COMPLETION = 2;
const WEIGHT = 3;
const SCORE = 4;

/** How the total comes about (自评得分): the execution rate, every indicator, the sum. */
export function scoreTable(
  context: ReportContext,
  results: readonly IndicatorResult[],
  score: TotalScore,
): ReportTable {
  const { write, nextTable } = context;
  const number = nextTable();
  const [execution] = score.parts;
  return {
    kind: 'TABLE',
    id: 'SCORE',
    sheetName: `表${number.text} 得分`,
    caption: write('scoreCaption', { 表号: number }),
    columns: [{ width: 18 }, { width: 43 }, { width: 13 }, { width: 13 }, { width: 13 }],
    headRows: 1,
    isWide: false,
    rows: [
      { row: null, cells: ['一级指标', '三级指标', '完成率', '分值', '得分'].map((name) => head(name)) },
      {
        row: null,
        cells: [
          head('预算执行率', { colSpan: COMPLETION }),
          valueCell(rateValue(allFunds(context)), '—'),
          valueCell(execution?.weight ?? null, '—'),
          valueCell(execution?.score ?? null, '待评定'),
        ],
      },
      ...indicatorRows(results),
      totalRow(context, results, score),
    ],
  };
}

function indicatorRows(results: readonly IndicatorResult[]): TableRow[] {
  const level1 = groupSpans(results.map((result) => result.level1));
  return results.map(({ indicator, name, completion, weight, score, outcome }, index) => ({
    row: { entity: 'INDICATOR', id: indicator.id },
    cells: [
      ...levelCell(indicator, 'level1', level1[index] ?? 1),
      cell(name),
      valueCell(completion, outcome === 'NOT_REPORTED' ? '未填报' : '—'),
      cell(weight),
      valueCell(score, '待评定'),
    ],
  }));
}

/** What the scheme takes from the sum (SC13, SC14) stands in no cell, so such a total has no formula. */
function totalRow(
  { facts }: ReportContext,
  results: readonly IndicatorResult[],
  score: TotalScore,
): TableRow {
  const rows = results.length + 1;
  const cells = (column: number) => Array.from({ length: rows }, (_, i) => ({ row: i + 1, column }));
  const { deductions, cap } = facts.scored.adjustment;
  const isSum = score.total !== null && deductions.length === 0 && cap === null;
  return {
    row: null,
    cells: [
      head('合计', { colSpan: WEIGHT }),
      cell(score.weight, { formula: sumOfCells(cells(WEIGHT)) }),
      valueCell(score.total, '待评定', isSum ? { formula: sumOfCells(cells(SCORE)) } : {}),
    ],
  };
}

function valueCell(value: Span | null, otherwise: string, options: CellOptions = {}): TableCell {
  return value ? cell(value, options) : cell(fixed(otherwise), { align: 'CENTRE' });
}
