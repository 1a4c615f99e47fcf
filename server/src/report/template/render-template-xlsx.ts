import { isLoopName, type LoopName } from '@attain/shared/report-template/placeholder-names';
import { readPlaceholders } from '@attain/shared/report-template/read-placeholders';
import type { ReportForTemplates, TemplateValues } from '@attain/shared/report-template/template-values';
import type { VersionMark } from '@attain/shared/sign-off/report-version';
import type { Span } from '@attain/shared/report/report-document';
import { tablesOf, textOf } from '@attain/shared/report/walk-document';
import ExcelJS, { type CellValue, type Style, type Worksheet } from 'exceljs';
import { fixArchive } from '../fix-archive.ts';
import { printableText } from '../printable-text.ts';
import { addTableSheets, writeProof } from '../render-xlsx.ts';
import { FORMATS, numberOf } from '../xlsx-cell.ts';

type Spans = readonly Span[];
type Line = Readonly<Record<string, Spans>>;

interface CellCopy {
  readonly column: number;
  readonly value: CellValue;
  readonly text: string;
  readonly style: Partial<Style>;
}

interface RowCopy {
  readonly number: number;
  readonly height: number;
  readonly cells: readonly CellCopy[];
  readonly loop: LoopName | null;
}

interface Merge {
  readonly range?: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** In a repeated row these are merged downwards while they are the same, as official forms print them. */
const GROUPED = new Set(['一级指标', '二级指标']);
const PLACEHOLDER = /\{[@#^/]?[^{}]*\}/g;

/**
 * Fills a checked annex form (`checkTemplate`): rows with a loop are repeated, figures stay numbers. The report's other
 * tables follow as sheets of their own. The same data gives the same bytes.
 */
export async function renderTemplateXlsx(
  template: Uint8Array,
  { report, values }: ReportForTemplates,
  mark: VersionMark | null = null,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  // The declaration of Buffer that the library was written against is an older one.
  await workbook.xlsx.load(template.slice().buffer);
  workbook.creator = printableText(textOf(report.signature[0] ?? []));
  workbook.lastModifiedBy = '';
  workbook.title = printableText(textOf(report.title));
  for (const sheet of workbook.worksheets) {
    fillSheet(sheet, values);
    if (mark) writeProof(sheet, sheet.rowCount + 2, sheet.columnCount, mark);
  }
  addTableSheets(
    workbook,
    tablesOf(report).filter(({ id }) => id !== 'ANNEX'),
    mark,
  );
  return fixArchive(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function fillSheet(sheet: Worksheet, values: TemplateValues): void {
  const rows = copyRows(sheet);
  const merges = mergesOf(sheet);
  for (const { range } of merges) if (range !== undefined) sheet.unMergeCells(range);
  /** Where each row of the template begins and ends in the form. */
  const places = new Map<number, { readonly first: number; readonly last: number }>();
  const groups: Merge[] = [];
  let shift = 0;
  let last = 0;
  for (const row of rows) {
    const lines = row.loop === null ? [{}] : values.loops[row.loop];
    const first = row.number + shift;
    lines.forEach((line, index) => writeRow(sheet, first + index, row, { ...values.texts, ...line }));
    // A loop over nothing leaves an empty row, so that borders and merges stay whole.
    const count = Math.max(lines.length, 1);
    if (lines.length === 0) writeRow(sheet, first, row, null);
    places.set(row.number, { first, last: first + count - 1 });
    if (row.loop !== null) groups.push(...groupsOf(row, lines, first));
    shift += count - 1;
    last = first + count - 1;
  }
  const end = (number: number) => places.get(number) ?? { first: number + shift, last: number + shift };
  for (const { top, left, bottom, right } of merges) {
    if (places.get(top)?.last !== places.get(top)?.first && top === bottom) {
      // One merge across columns in a repeated row is one in each of them.
      for (let row = end(top).first; row <= end(top).last; row += 1) sheet.mergeCells(row, left, row, right);
    } else sheet.mergeCells(end(top).first, left, end(bottom).last, right);
  }
  for (const { top, left, bottom, right } of groups) sheet.mergeCells(top, left, bottom, right);
  if (shift !== 0 && last > 0) delete (sheet.pageSetup as { printArea?: string }).printArea;
}

function copyRows(sheet: Worksheet): RowCopy[] {
  const rows: RowCopy[] = [];
  for (let number = 1; number <= sheet.rowCount; number += 1) {
    const row = sheet.getRow(number);
    const cells: CellCopy[] = [];
    for (let column = 1; column <= sheet.columnCount; column += 1) {
      const cell = row.getCell(column);
      const isCovered = cell.isMerged && cell.master !== cell;
      const value = isCovered ? null : cell.value;
      cells.push({ column, value, text: isCovered ? '' : textIn(value), style: { ...cell.style } });
    }
    rows.push({ number, height: row.height, cells, loop: loopOf(cells) });
  }
  return rows;
}

/** Rich text (runs of their own look) is taken as its letters: a program may have split a placeholder over them. */
function textIn(value: CellValue): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || value instanceof Date) return '';
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  return 'text' in value && typeof value.text === 'string' ? value.text : '';
}

function loopOf(cells: readonly CellCopy[]): LoopName | null {
  for (const { text } of cells) {
    const loop = readPlaceholders(text).placeholders.find(({ sign }) => sign === '#');
    if (loop && isLoopName(loop.name)) return loop.name;
  }
  return null;
}

function writeRow(sheet: Worksheet, number: number, { cells, height }: RowCopy, scope: Line | null): void {
  const row = sheet.getRow(number);
  if (height) row.height = height;
  for (const { column, value, text, style } of cells) {
    const cell = row.getCell(column);
    // A copy each: a format that is set below is that of one cell.
    cell.style = { ...style };
    if (!text.includes('{')) {
      cell.value = value;
      continue;
    }
    const written = scope === null ? '' : valueOf(text, scope);
    cell.value = written instanceof Object ? written.number : written;
    const { numFmt } = style;
    const isPlain = numFmt === undefined || numFmt === 'General' || numFmt === '@';
    if (written instanceof Object) cell.numFmt = isPlain ? written.format : numFmt;
    else cell.numFmt = '@';
  }
}

/** A cell that is one figure is a number; anything else is a text, and stays one when it is edited. */
function valueOf(text: string, scope: Line): string | { readonly number: number; readonly format: string } {
  const { placeholders } = readPlaceholders(text);
  const named = placeholders.filter(({ sign }) => sign === '');
  const rest = text.replace(PLACEHOLDER, '').trim();
  const [only] = named.length === 1 && rest === '' ? (scope[named[0]?.name ?? ''] ?? []) : [];
  const spans = named.length === 1 ? scope[named[0]?.name ?? ''] : undefined;
  if (only?.kind === 'VALUE' && only.figure !== null && spans?.length === 1) {
    return { number: numberOf(only.figure), format: FORMATS[only.figure.kind] };
  }
  return text.replace(PLACEHOLDER, (placeholder) => {
    const [one] = readPlaceholders(placeholder).placeholders;
    return one?.sign === '' ? printableText(textOf(scope[one.name] ?? [])) : '';
  });
}

/** Runs of equal names in the columns of `{一级指标}` and `{二级指标}`; a level 2 ends where its level 1 does. */
function groupsOf(row: RowCopy, lines: readonly Line[], first: number): Merge[] {
  return row.cells.flatMap(({ column, text }) => {
    const { placeholders } = readPlaceholders(text);
    const name = placeholders.find(({ sign }) => sign === '')?.name ?? '';
    if (!GROUPED.has(name)) return [];
    const keyOf = (line: Line) =>
      (name === '一级指标' ? [name] : ['一级指标', name])
        .map((part) => textOf(line[part] ?? []))
        .join('\u0000');
    const groups: Merge[] = [];
    let from = 0;
    for (let index = 1; index <= lines.length; index += 1) {
      const [line, before] = [lines[index], lines[index - 1]];
      if (line && before && keyOf(line) === keyOf(before)) continue;
      if (index - from > 1) {
        groups.push({ top: first + from, left: column, bottom: first + index - 1, right: column });
      }
      from = index;
    }
    return groups;
  });
}

function mergesOf(sheet: Worksheet): Merge[] {
  // The declaration leaves out that a sheet's model lists its merged ranges.
  const { merges = [] } = sheet.model as { readonly merges?: readonly string[] };
  return merges.flatMap((range) => {
    const [from, to] = range.split(':').map((address) => sheet.getCell(address).fullAddress);
    return from && to ? { range, top: from.row, left: from.col, bottom: to.row, right: to.col } : [];
  });
}
