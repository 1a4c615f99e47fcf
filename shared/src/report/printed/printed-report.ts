import type { StatedPosition } from '../../examination/stated-report/stated-report.ts';

/**
 * A report as it is printed: its paragraphs and tables in the order of reading, whoever made it. A file of any format
 * is read into this, and our own report is printed into it, so that both are examined by the same eyes.
 */
export interface PrintedReport {
  readonly blocks: readonly PrintedBlock[];
}

export type PrintedBlock = PrintedParagraph | PrintedTable;

export interface PrintedParagraph {
  readonly kind: 'PARAGRAPH';
  readonly text: string;
}

export interface PrintedTable {
  readonly kind: 'TABLE';
  /** The sheet of a workbook; null in a text document. */
  readonly sheet: string | null;
  /** From 1, in the order of the file. */
  readonly number: number;
  /** As its caption numbers it: 表 12. Put there by `labelTables`, where there is such a caption. */
  readonly label?: string;
  /** By row, then by column; what a merged cell covers has none. */
  readonly cells: readonly PrintedCell[];
}

/** Rows and columns count from 1, merged places included. */
export interface PrintedCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
}

/** A table whose rows are at hand: looking through all cells for each row would take the square of a long table. */
export interface IndexedTable extends PrintedTable {
  readonly height: number;
  readonly width: number;
  /** The cells that begin in the row or are merged down to it, from left to right. */
  readonly inRow: (row: number) => readonly PrintedCell[];
}

export function indexTable(table: PrintedTable): IndexedTable {
  const rows: PrintedCell[][] = [];
  let width = 0;
  for (const cell of table.cells) {
    width = Math.max(width, lastColumnOf(cell));
    for (let row = cell.row; row <= lastRowOf(cell); row += 1) (rows[row] ??= []).push(cell);
  }
  for (const row of rows) row?.sort((a, b) => a.column - b.column);
  return { ...table, height: Math.max(0, rows.length - 1), width, inRow: (row) => rows[row] ?? [] };
}

/** Where a cell stands, in words that people can follow. */
export function positionIn(
  { sheet, number, label }: PrintedTable,
  { row, column }: Pick<PrintedCell, 'row' | 'column'>,
): StatedPosition {
  return { kind: 'CELL', sheet, table: number, ...(label !== undefined && { label }), row, column };
}

/** Whether the cell covers a place of its table. */
export function covers(cell: PrintedCell, row: number, column: number): boolean {
  return (
    cell.row <= row &&
    row < cell.row + cell.rowSpan &&
    cell.column <= column &&
    column < cell.column + cell.colSpan
  );
}

export function lastRowOf({ row, rowSpan }: PrintedCell): number {
  return row + rowSpan - 1;
}

export function lastColumnOf({ column, colSpan }: PrintedCell): number {
  return column + colSpan - 1;
}
