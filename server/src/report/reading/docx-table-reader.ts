import type { PrintedCell, PrintedTable } from '@attain/shared/report/printed/printed-report';
import { ReportFileError } from './file-problem.ts';
import type { Attributes } from './parse-part.ts';

const MOST_CELLS = 200_000;
/** Wider than any table that can be printed; a span beyond it was made to do harm. */
const MOST_COLUMNS = 256;

/** Builds one table from the elements inside w:tbl. */
export interface DocxTable {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly addText: (text: string) => void;
  readonly finish: () => PrintedTable;
  /** All that stands in it, for a table inside a cell. */
  readonly text: () => string;
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  rowSpan: number;
  colSpan: number;
  merge: 'NONE' | 'BEGINS' | 'GOES_ON';
  readonly lines: string[];
}

export function createDocxTable(number: number): DocxTable {
  const cells: OpenCell[] = [];
  /** The cell that is merged downwards, by the column at which it begins. */
  const merging = new Map<number, OpenCell>();
  let row = 0;
  let column = 1;
  let cell: OpenCell | null = null;

  const openCell = () => {
    if (cells.length >= MOST_CELLS) {
      throw new ReportFileError({ kind: 'TOO_MANY_CELLS', sheet: null, table: number, limit: MOST_CELLS });
    }
    cell = { row, column, rowSpan: 1, colSpan: 1, merge: 'NONE', lines: [] };
  };
  const closeCell = () => {
    if (!cell) return;
    const above = merging.get(cell.column);
    // Merged downwards only where the cell above has the same edges; otherwise the merging was shifted.
    const isBelow = above?.colSpan === cell.colSpan && above.row + above.rowSpan === cell.row;
    if (cell.merge === 'GOES_ON' && above && isBelow) above.rowSpan += 1;
    else cells.push(cell);
    if (cell.merge === 'BEGINS') merging.set(cell.column, cell);
    else if (cell.merge === 'NONE') merging.delete(cell.column);
    column += cell.colSpan;
    cell = null;
  };

  return {
    open(name, { val }) {
      switch (name) {
        case 'tr':
          row += 1;
          column = 1;
          break;
        case 'tc':
          openCell();
          break;
        case 'gridBefore':
          column += readSpan(val);
          break;
        case 'gridSpan':
          if (cell) cell.colSpan = Math.max(1, readSpan(val));
          break;
        case 'vMerge':
          if (cell) cell.merge = val === 'restart' ? 'BEGINS' : 'GOES_ON';
          break;
      }
    },
    close(name) {
      if (name === 'tc') closeCell();
    },
    addText(text) {
      cell?.lines.push(text);
    },
    finish: () => ({
      kind: 'TABLE',
      sheet: null,
      number,
      cells: cells.map((one): PrintedCell => ({
        row: one.row,
        column: one.column,
        rowSpan: one.rowSpan,
        colSpan: one.colSpan,
        text: textOf(one),
      })),
    }),
    text: () => cells.map(textOf).join(' '),
  };
}

function textOf({ lines }: OpenCell): string {
  return lines.join('\n').trim();
}

function readSpan(val: string | undefined): number {
  const span = Number(val);
  return Number.isSafeInteger(span) ? Math.min(Math.max(span, 0), MOST_COLUMNS) : 1;
}
