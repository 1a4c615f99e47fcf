import type { ColumnHead } from './column-heads.ts';
import { covers, lastColumnOf, type PrintedCell } from './printed-report.ts';
import type { ReadingProblem, TablePosition } from './reading-problem.ts';
import type { TablePart } from './table-parts.ts';

/** One row of a part: what stands under each of its columns. */
export interface TableRow {
  readonly row: number;
  /** The cells that begin in this row and hold something. */
  readonly own: readonly PrintedCell[];
  /** The cell under a heading, whether it begins in this row or is merged down to it. */
  readonly under: (column: ColumnHead) => PrintedCell | undefined;
}

/** The rows under a head, up to what stands below the indicators. */
export function rowsOf({ table, head, firstRow, lastRow }: TablePart): TableRow[] {
  const rows: TableRow[] = [];
  for (let row = firstRow; row <= lastRow; row += 1) {
    const inRow = table.inRow(row);
    const own = inRow.filter((cell) => cell.row === row && cell.text.trim() !== '');
    if (isFooter(own[0]?.text ?? '')) break;
    rows.push({ row, own, under: ({ first }) => inRow.find((cell) => covers(cell, row, first)) });
  }
  // A line over the whole width names what follows, and is no row.
  return rows.filter(({ own }) => !own.some((cell) => isLine(cell, head.columns)));
}

/** Where a part's cells do not stand under its headings; null: all of them do. */
export function findShift(part: TablePart, rows: readonly TableRow[]): ReadingProblem | null {
  const { table, head } = part;
  const shifted = ({ row, column, text }: PrintedCell, columns: readonly ColumnHead[]): ReadingProblem => ({
    kind: 'SHIFTED_CELL',
    at: positionOf(table, row, column),
    text: text.trim(),
    headings: columns.map(({ heading }) => heading),
  });
  for (const column of head.columns) {
    if (column.kind !== 'OTHER' && column.lastRow > head.lastRow) {
      const cell = table.inRow(column.lastRow).find((one) => covers(one, column.lastRow, column.first));
      if (cell) return shifted(cell, [column]);
    }
  }
  const right = Math.max(...head.columns.map(({ last }) => last));
  for (const row of rows) {
    if (row.own.length === 0) continue;
    for (const cell of row.own) {
      const over = head.columns.filter(
        ({ first, last }) => cell.column <= last && first <= lastColumnOf(cell),
      );
      if (over.length > 1 || lastColumnOf(cell) > right) return shifted(cell, over);
    }
    // In a text document a row is as long as its head; a sheet has empty places to the right.
    const beyond =
      table.sheet === null ? table.inRow(row.row).find((cell) => lastColumnOf(cell) > right) : undefined;
    if (beyond) return shifted(beyond, []);
    // A row with too few cells: all that follow the missing one stand one place too far left.
    const bare = head.columns.find((column) => column.kind !== 'OTHER' && row.under(column) === undefined);
    if (bare) {
      return { kind: 'SHORT_ROW', at: positionOf(table, row.row, bare.first), heading: bare.heading };
    }
  }
  return null;
}

export function positionOf(
  { sheet, number }: TablePart['table'],
  row: number,
  column: number | null,
): TablePosition {
  return { sheet, table: number, row, column };
}

const FOOTER =
  /^(?:(?:说明|备注|注|总分|总计|合计|总得分|自评得分|自评总分|评价等级)[:：]?$|注[:：]|填表|填报[人单]|联系人|审核[人:：]|单位负责人)/;

/** What stands below the indicators begins with a word for it, at the left. */
function isFooter(text: string): boolean {
  return FOOTER.test(text.replace(/\s+/g, ''));
}

/** Wider than any two columns, and over the name. */
function isLine(cell: PrintedCell, columns: readonly ColumnHead[]): boolean {
  const over = columns.filter(({ first, last }) => cell.column <= first && last <= lastColumnOf(cell));
  return over.length > 2 && over.length >= columns.length - 1;
}
