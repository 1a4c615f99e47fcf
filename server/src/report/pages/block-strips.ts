import type { Block, ReportTable, Span } from '@attain/shared/report/report-document';
import { printedParts, textOf, type TablePart } from '@attain/shared/report/walk-document';
import { CAPTION_DISTANCE, CELL_MARGIN, FIRST_LINE, HEIGHT, LINE, SIZE, TIGHTER } from '../docx-styles.ts';
import { columnWidthsOf } from '../docx-table.ts';
import { placeCells } from '../place-cells.ts';
import { printableText } from '../printable-text.ts';
import { countLines, type LineRoom } from './count-lines.ts';
import type { Strip } from './page-flow.ts';

/** A half point, in twips. */
const HALF_POINT = 10;
/** Every border is half a point wide, and above its row. */
const BORDER = HALF_POINT;
/** 孤行控制: so many lines of a paragraph stand together, where a page ends and where it begins. */
const TOGETHER = 2;

/** The lines and rows of a block as `renderBlock` writes them; all measures in twips. */
export function blockStrips(block: Block, textWidth: number): readonly Strip[] {
  if (block.kind === 'TABLE') return tableStrips(block, textWidth);
  const room = { width: textWidth, indent: FIRST_LINE.firstLine, em: emOf(SIZE.BODY), tighter: TIGHTER };
  return paragraphStrips(linesOf(block.spans, room), LINE, block.kind === 'HEADING');
}

export function emOf(halfPoints: number): number {
  return halfPoints * HALF_POINT;
}

export function linesOf(spans: readonly Span[], room: LineRoom): number {
  return countLines(printableText(textOf(spans)), room);
}

export function paragraphStrips(lines: number, height: number, keepsNext: boolean): readonly Strip[] {
  return Array.from({ length: lines }, (_, index) => {
    const [above, below] = [index + 1, lines - index - 1];
    return { height, keepsNext: below === 0 ? keepsNext : above < TOGETHER || below < TOGETHER };
  });
}

function tableStrips(table: ReportTable, textWidth: number): readonly Strip[] {
  const { before, after } = CAPTION_DISTANCE;
  const captionLines = linesOf(table.caption, { width: textWidth, em: emOf(SIZE.CAPTION) });
  const widths = columnWidthsOf(table, textWidth);
  return [
    { height: captionLines * HEIGHT.CAPTION + after, distance: before, keepsNext: true },
    ...printedParts(table).flatMap((part, index) => [
      ...(index === 0 ? [] : [{ height: HEIGHT.SEAM, keepsNext: true }]),
      ...rowStrips(part, widths),
    ]),
    // The border below the last row, and the paragraph that keeps two tables apart.
    { height: BORDER + HEIGHT.CELL },
  ];
}

function rowStrips({ rows, headRows }: TablePart, widths: readonly number[]): readonly Strip[] {
  const heights = rowHeights({ rows, headRows }, widths);
  const headHeight = heights.slice(0, headRows).reduce((sum, height) => sum + height, 0);
  return rows.map(({ cells }, index) => ({
    height: heights[index] ?? 0,
    keepsNext: cells.every(({ isHead }) => isHead),
    ...(index >= headRows && { headHeight }),
  }));
}

/** A cell over several rows makes the last of them taller where it needs more than they have. */
function rowHeights({ rows }: TablePart, widths: readonly number[]): readonly number[] {
  const { top, bottom, left, right } = CELL_MARGIN;
  const covered = widths.map(() => 0);
  const heights = rows.map(() => top + HEIGHT.CELL + bottom + BORDER);
  const merged: { readonly first: number; readonly last: number; readonly height: number }[] = [];
  rows.forEach(({ cells }, row) => {
    for (const { cell, column } of placeCells(cells, covered)) {
      const cellWidth = widths.slice(column, column + cell.colSpan).reduce((sum, width) => sum + width, 0);
      const lines = linesOf(cell.spans, { width: cellWidth - left - right, em: emOf(SIZE.TABLE) });
      const height = top + lines * HEIGHT.CELL + bottom + BORDER;
      if (cell.rowSpan > 1) merged.push({ first: row, last: row + cell.rowSpan - 1, height });
      else heights[row] = Math.max(heights[row] ?? 0, height);
    }
  });
  for (const { first, last, height } of merged) {
    const above = heights.slice(first, last).reduce((sum, own) => sum + own, 0);
    heights[last] = Math.max(heights[last] ?? 0, height - above);
  }
  return heights;
}
