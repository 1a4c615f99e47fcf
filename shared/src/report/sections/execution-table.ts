import type { ReportContext } from '../report-context.ts';
import type { ReportTable, TableCell, TableRow } from '../report-document.ts';
import type { ReportForm } from '../report-material.ts';
import { fieldOf } from '../source.ts';
import { fixed, textValue } from '../spans.ts';
import { cell, head, sumOfColumn } from '../table-cells.ts';
import {
  approvedForms,
  fundValue,
  isKnown,
  pendingForms,
  rateValue,
  sumFundsOf,
  type FundLine,
  type FundSum,
} from '../unit-funds.ts';

export const ALL_SOURCES = ['CENTRAL', 'LOCAL', 'OTHER'] as const;

/** What approved forms state, and beside it what waits for its approval. */
interface UnitLine {
  readonly approved: FundLine;
  readonly pending: FundLine;
}

/** Where the columns stand; the unit's name is 0, the rate 4. */
const AMOUNTS: readonly { readonly column: number; readonly of: (line: UnitLine) => FundSum }[] = [
  { column: 1, of: ({ approved }) => approved.budget },
  { column: 2, of: ({ approved }) => approved.arrived },
  { column: 3, of: ({ approved }) => approved.executed },
  { column: 5, of: ({ pending }) => pending.budget },
  { column: 6, of: ({ pending }) => pending.executed },
];
const HEADS = ['地区', '预算数', '到位数', '执行数', '执行率', '待审核预算数', '待审核执行数'];

/** Money arrived and executed, by unit (各地区资金到位和执行情况). */
export function executionTable(context: ReportContext): ReportTable {
  const { facts, write, nextTable } = context;
  const { unitsBelow, formsBelow } = facts;
  const number = nextTable();
  const lines = unitsBelow.map(({ id }) =>
    lineOf(
      context,
      formsBelow.filter(({ orgUnitId }) => orgUnitId === id),
    ),
  );
  return {
    kind: 'TABLE',
    id: 'EXECUTION',
    sheetName: `表${number.text} 资金执行`,
    caption: write('executionCaption', { 表号: number }),
    columns: [28, 12, 12, 12, 12, 12, 12].map((width) => ({ width })),
    headRows: 1,
    isWide: false,
    rows: [
      { row: null, cells: HEADS.map((name) => head(name)) },
      ...unitsBelow.map((unit, index): TableRow => ({
        row: { entity: 'ORG_UNIT', id: unit.id },
        cells: [
          cell(textValue(unit.name, fieldOf('ORG_UNIT', unit, 'name'))),
          ...lineCells(lines[index], index + 1, []),
        ],
      })),
      {
        row: null,
        cells: [head('合计'), ...lineCells(lineOf(context, formsBelow), lines.length + 1, lines)],
      },
    ],
  };
}

function lineOf({ material }: ReportContext, forms: readonly ReportForm[]): UnitLine {
  return {
    approved: sumFundsOf(material, approvedForms(forms), ALL_SOURCES),
    pending: sumFundsOf(material, pendingForms(forms), ALL_SOURCES),
  };
}

/** @param parts The lines that this one adds up; an unknown one among them has no figure to add. */
function lineCells(line: UnitLine | undefined, row: number, parts: readonly UnitLine[]): TableCell[] {
  if (!line) return [];
  const amounts = AMOUNTS.map(({ column, of }) => {
    const isSum = parts.length > 0 && parts.every((part) => of(part).fen !== null);
    return amountCell(of(line), isSum ? sumOfColumn(column, 1, parts.length) : null);
  });
  return amounts.toSpliced(3, 0, rateCell(line.approved, { row, budget: 1, executed: 3 }));
}

/** A form that states nothing, or no such form, leaves a dash; a hole in what is stated leaves an open place. */
function amountCell(sum: FundSum, formula: TableCell['formula']): TableCell {
  if (sum.of.length === 0) return cell(fixed('—'), { align: 'CENTRE' });
  return cell(fundValue(sum, '金额'), { formula });
}

/** B ÷ A, followed through the cells of the same row; a dash where there is none. */
export function rateCell(
  line: FundLine,
  place: { readonly row: number; readonly budget: number; readonly executed: number },
): TableCell {
  const rate = isKnown(line) ? rateValue(line) : null;
  if (!rate) return cell(fixed('—'), { align: 'CENTRE' });
  const { row, budget, executed } = place;
  return cell(rate, {
    formula: { kind: 'QUOTIENT', dividend: { row, column: executed }, divisor: { row, column: budget } },
  });
}
