import type { TableCell } from '@attain/shared/report/report-document';

/**
 * The column at which each cell of a row begins: those that a cell above still covers are skipped.
 *
 * @param covered Per column, how many rows from here on a cell above covers; brought up to the next row.
 */
export function placeCells(
  cells: readonly TableCell[],
  covered: number[],
): { readonly cell: TableCell; readonly column: number }[] {
  let column = 0;
  const placed = cells.map((cell) => {
    while ((covered[column] ?? 0) > 0) column += 1;
    const start = column;
    column += cell.colSpan;
    return { cell, column: start };
  });
  for (const [index, rows] of covered.entries()) covered[index] = Math.max(0, rows - 1);
  for (const { cell, column: start } of placed) covered.fill(cell.rowSpan - 1, start, start + cell.colSpan);
  return placed;
}
