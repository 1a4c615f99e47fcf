import type { ReportContext } from '../report-context.ts';
import type { CellPlace, TableCell, TableRow } from '../report-document.ts';
import { fixed } from '../spans.ts';
import { cell, head, sumOfCells } from '../table-cells.ts';
import { approvedForms, fundValue, isKnown, sumFundsOf, type FundLine } from '../unit-funds.ts';
import { SOURCE_LABELS } from '../wording/labels.ts';
import { allFunds } from './aspects.ts';
import { ALL_SOURCES, rateCell } from './execution-table.ts';

const BUDGET = 4;
const EXECUTED = 5;

/** 资金投入情况: total, central, local and other funds with A, B and B/A, from the row `firstRow` of the annex on. */
export function annexFunds({ material, facts }: ReportContext, firstRow: number): TableRow[] {
  const ofSources = ALL_SOURCES.map((source, index) => ({
    label: source === 'CENTRAL' ? `其中：${SOURCE_LABELS[source]}` : SOURCE_LABELS[source],
    line: sumFundsOf(material, approvedForms(facts.formsBelow), [source]),
    row: firstRow + 2 + index,
  }));
  const known = ofSources.filter(({ line }) => isKnown(line)).map(({ row }) => row);
  const sumOf = (column: number) => known.map((row): CellPlace => ({ row, column }));
  return [
    {
      row: null,
      cells: [
        head('资金投入情况（万元）', { colSpan: 2, rowSpan: ofSources.length + 2 }),
        head('资金来源', { colSpan: 2 }),
        head('全年预算数（A）'),
        head('全年执行数（B）'),
        head('预算执行率（B/A）'),
      ],
    },
    fundRow('年度资金总额', allFunds({ material, facts }), firstRow + 1, sumOf),
    ...ofSources.map(({ label, line, row }) => fundRow(label, line, row, () => [])),
  ];
}

function fundRow(
  label: string,
  line: FundLine,
  row: number,
  sumOf: (column: number) => readonly CellPlace[],
): TableRow {
  const amount = (sum: FundLine['budget'], column: number): TableCell =>
    isKnown(line)
      ? cell(fundValue(sum, '金额'), { formula: sumOfCells(sumOf(column)) })
      : cell(fixed('未填报'), { align: 'CENTRE' });
  return {
    row: null,
    cells: [
      head(label, { colSpan: 2, align: 'LEFT' }),
      amount(line.budget, BUDGET),
      amount(line.executed, EXECUTED),
      rateCell(line, { row, budget: BUDGET, executed: EXECUTED }),
    ],
  };
}
