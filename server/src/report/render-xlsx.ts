import type { ReportDocument, ReportTable } from '@attain/shared/report/report-document';
import { describePartial } from '@attain/shared/report/report-gaps';
import type { VersionMark } from '@attain/shared/sign-off/report-version';
import { tablesOf, textOf } from '@attain/shared/report/walk-document';
import ExcelJS, { type Alignment, type Border, type Worksheet } from 'exceljs';
import { describeProof } from './describe-proof.ts';
import { fixArchive } from './fix-archive.ts';
import { placeCells } from './place-cells.ts';
import { printableText } from './printable-text.ts';
import { CAPTION_ROWS, writeXlsxCell } from './xlsx-cell.ts';

/** Characters that a table's whole width is worth. */
const WIDTH = { upright: 96, wide: 150 };
const LINE: Partial<Border> = { style: 'thin' };
const ALL_SIDES = { top: LINE, left: LINE, bottom: LINE, right: LINE };
const HORIZONTAL = { LEFT: 'left', CENTRE: 'center', RIGHT: 'right' } as const;
/** 210 × 297 mm in the format's list of papers. */
const A4 = 9;
/** What Excel takes as a sheet's name. */
const LONGEST_NAME = 31;
const NOT_IN_NAMES = /[\\/?*[\]:]/g;

/** Writes every table of the report as a sheet, with numbers as numbers and sums as formulas. */
export async function renderXlsx(
  report: ReportDocument,
  mark: VersionMark | null = null,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = printableText(textOf(report.signature[0] ?? []));
  workbook.title = printableText(textOf(report.title));
  // Every formula carries its result; a program that computes does so again on opening.
  workbook.calcProperties.fullCalcOnLoad = true;
  addTableSheets(workbook, tablesOf(report), mark);
  return fixArchive(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

/** Each table as a sheet of its own, after those that are there. */
export function addTableSheets(
  workbook: ExcelJS.Workbook,
  tables: readonly ReportTable[],
  mark: VersionMark | null,
): void {
  const names = new Set(workbook.worksheets.map(({ name }) => name));
  for (const table of tables) writeSheet(workbook.addWorksheet(sheetName(table, names)), table, mark);
}

function sheetName({ sheetName: wanted }: ReportTable, taken: Set<string>): string {
  const base = printableText(wanted).replace(NOT_IN_NAMES, ' ').slice(0, LONGEST_NAME).trim();
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base.slice(0, LONGEST_NAME - 4)} ${count}`;
  taken.add(name);
  return name;
}

function writeSheet(sheet: Worksheet, table: ReportTable, mark: VersionMark | null): void {
  const width = table.isWide ? WIDTH.wide : WIDTH.upright;
  table.columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = (column.width / 100) * width;
  });
  writeCaption(sheet, table);
  const covered = table.columns.map(() => 0);
  table.rows.forEach(({ cells }, index) => {
    const row = index + 1 + CAPTION_ROWS;
    for (const { cell, column } of placeCells(cells, covered)) {
      const [top, left] = [row, column + 1];
      const [bottom, right] = [row + cell.rowSpan - 1, column + cell.colSpan];
      if (top !== bottom || left !== right) sheet.mergeCells(top, left, bottom, right);
      const target = sheet.getCell(top, left);
      writeXlsxCell(target, cell);
      // Borders of a merged range are those of each of its cells.
      for (let y = top; y <= bottom; y += 1) {
        for (let x = left; x <= right; x += 1) {
          const part = sheet.getCell(y, x);
          part.border = ALL_SIDES;
          part.alignment = alignment(HORIZONTAL[cell.align]);
          part.font = { name: '宋体', size: 10.5, bold: cell.isHead };
        }
      }
    }
  });
  printSettings(sheet, table);
  if (mark) writeProof(sheet, table.rows.length + CAPTION_ROWS + 2, table.columns.length, mark);
}

/**
 * Below the table, and at the foot of each printed page: where the proof of this version is read. A sheet may be passed
 * on alone, so each tells what its report leaves open (SO11).
 */
export function writeProof(sheet: Worksheet, row: number, columns: number, mark: VersionMark): void {
  writeNote(sheet, row, columns, describeProof(mark).join('  '));
  const partial = describePartial(mark.gaps ?? null);
  if (partial) writeNote(sheet, row + 1, columns, partial);
  // In the language of headers and footers & begins a command. A form that was read from a file may have none of them.
  const oddFooter = `&L${describeProof(mark)[0]?.replaceAll('&', '&&')}&R&P / &N`;
  sheet.headerFooter = { ...sheet.headerFooter, oddFooter };
}

function writeNote(sheet: Worksheet, row: number, columns: number, text: string): void {
  sheet.mergeCells(row, 1, row, columns);
  const cell = sheet.getCell(row, 1);
  cell.value = text;
  cell.numFmt = '@';
  cell.font = { name: '宋体', size: 10.5 };
  cell.alignment = alignment('left');
  sheet.getRow(row).height = 30;
}

function writeCaption(sheet: Worksheet, { caption, columns }: ReportTable): void {
  sheet.mergeCells(1, 1, 1, columns.length);
  const cell = sheet.getCell(1, 1);
  cell.value = printableText(textOf(caption));
  cell.numFmt = '@';
  cell.font = { name: '黑体', size: 12 };
  cell.alignment = alignment('center');
}

function alignment(horizontal: NonNullable<Alignment['horizontal']>): Partial<Alignment> {
  return { horizontal, vertical: 'middle', wrapText: true };
}

function printSettings(sheet: Worksheet, { headRows, isWide }: ReportTable): void {
  sheet.pageSetup.paperSize = A4;
  sheet.pageSetup.orientation = isWide ? 'landscape' : 'portrait';
  sheet.pageSetup.fitToPage = true;
  sheet.pageSetup.fitToWidth = 1;
  sheet.pageSetup.fitToHeight = 0;
  if (headRows > 0) sheet.pageSetup.printTitlesRow = `1:${headRows + CAPTION_ROWS}`;
  sheet.views = [{ state: 'frozen', ySplit: headRows + CAPTION_ROWS }];
}
