import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { ReportTable, TableCell as ReportCell } from '@attain/shared/report/report-document';
import { printedParts, type TablePart } from '@attain/shared/report/walk-document';
import { docxRuns } from './docx-spans.ts';
import { CELL_MARGIN } from './docx-styles.ts';
import { placeCells } from './place-cells.ts';

const ALIGNMENTS = {
  LEFT: AlignmentType.LEFT,
  CENTRE: AlignmentType.CENTER,
  RIGHT: AlignmentType.RIGHT,
} as const;

/** A table with its merged cells; the head rows come again on every page, and no row breaks across two of them. */
export function docxTable(table: ReportTable, textWidth: number): (Table | Paragraph)[] {
  const columnWidths = columnWidthsOf(table, textWidth);
  return printedParts(table).flatMap((part, index) => [
    // Two tables without a paragraph between them would become one.
    ...(index === 0 ? [] : [new Paragraph({ style: 'ReportSeam' })]),
    partOf(part, columnWidths),
  ]);
}

/** In twips. */
export function columnWidthsOf({ columns }: ReportTable, textWidth: number): readonly number[] {
  return columns.map(({ width }) => Math.floor((textWidth * width) / 100));
}

function partOf({ rows, headRows }: TablePart, columnWidths: readonly number[]): Table {
  const covered = columnWidths.map(() => 0);
  return new Table({
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...columnWidths],
    layout: TableLayoutType.FIXED,
    margins: CELL_MARGIN,
    rows: rows.map(
      ({ cells }, index) =>
        new TableRow({
          cantSplit: true,
          tableHeader: index < headRows,
          keepNext: cells.every(({ isHead }) => isHead),
          children: placeCells(cells, covered).map(({ cell, column }) =>
            docxCell(
              cell,
              columnWidths.slice(column, column + cell.colSpan).reduce((sum, width) => sum + width, 0),
            ),
          ),
        }),
    ),
  });
}

function docxCell(cell: ReportCell, width: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: cell.colSpan,
    rowSpan: cell.rowSpan,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        style: 'ReportCell',
        alignment: ALIGNMENTS[cell.align],
        children: docxRuns(cell.spans, { bold: cell.isHead }),
      }),
    ],
  });
}
