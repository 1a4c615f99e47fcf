import type { PrintedCell } from '@attain/shared/report/printed/printed-report';
import { ReportFileError } from './file-problem.ts';
import { parsePart } from './parse-part.ts';
import type { FormatNumber } from './xlsx-number-formats.ts';

const MOST_CELLS = 200_000;
const MOST_COLUMNS = 256;
const MOST_MERGES = 20_000;
const ADDRESS = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/;

interface SheetSource {
  readonly part: string;
  readonly xml: string;
  readonly sheet: string;
  readonly number: number;
  readonly strings: readonly string[];
  readonly formats: FormatNumber;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

interface Merge {
  readonly range: string;
  readonly from: Place;
  readonly to: Place;
}

/** The cells of a sheet with what they show; merged ranges are one cell, and empty places of used rows are empty cells. */
export function readSheet(source: SheetSource): PrintedCell[] {
  const { texts, merges } = parseSheet(source);
  const used = [...texts.keys()];
  const lastRow = Math.max(0, ...used);
  const lastColumn = [...texts.values()].reduce((last, row) => Math.max(last, ...row.keys()), 0);
  const shown = merges
    .filter(({ from }) => from.row <= lastRow && from.column <= lastColumn)
    .map((merge) => ({
      ...merge,
      to: { row: Math.min(merge.to.row, lastRow), column: Math.min(merge.to.column, lastColumn) },
    }));
  checkOverlaps(shown, source.sheet);
  if ((used.length + shown.length) * lastColumn > MOST_CELLS) tooMany(source);
  const beginning = new Map(shown.map((merge) => [`${merge.from.row}:${merge.from.column}`, merge]));
  const coveredUpTo: number[] = [];
  const rows = [...new Set([...used, ...shown.map(({ from }) => from.row)])].sort((a, b) => a - b);
  return rows.flatMap((row) => {
    const cells: PrintedCell[] = [];
    for (let column = 1; column <= lastColumn; column += 1) {
      if ((coveredUpTo[column] ?? 0) >= row) continue;
      const { to } = beginning.get(`${row}:${column}`) ?? { to: { row, column } };
      for (let at = column; at <= to.column; at += 1) coveredUpTo[at] = to.row;
      const text = texts.get(row)?.get(column) ?? '';
      cells.push({ row, column, rowSpan: to.row - row + 1, colSpan: to.column - column + 1, text });
      column = to.column;
    }
    return cells;
  });
}

/** What each used place shows, by row and column, and the merged ranges. */
function parseSheet({ part, xml, strings, formats, ...source }: SheetSource) {
  const texts = new Map<number, Map<number, string>>();
  const merges: Merge[] = [];
  let place: Place | null = null;
  let next: Place = { row: 0, column: 1 };
  let type = 'n';
  let style = 0;
  let value = '';
  let isValue = false;
  let count = 0;
  parsePart(part, xml, {
    open(name, { r, t = 'n', s, ref }) {
      if (name === 'row') next = { row: r === undefined ? next.row + 1 : Number(r), column: 1 };
      if (name === 'c') {
        place = placeOf(r) ?? next;
        next = { row: place.row, column: place.column + 1 };
        type = t;
        style = Number(s ?? 0);
        value = '';
      }
      isValue = place !== null && (name === 'v' || name === 't');
      if (name === 'mergeCell' && ref !== undefined) {
        const merge = mergeOf(ref);
        if (merge) merges.push(merge);
        if (merges.length > MOST_MERGES) tooMany(source);
      }
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      if (name !== 'c' || !place) return;
      const text = shownText(value, type, style, { strings, formats });
      count += 1;
      if (count > MOST_CELLS) tooMany(source);
      // Far beyond the table somebody left a mark; nothing of it is printed with the table.
      if (text.trim() !== '' && place.column <= MOST_COLUMNS) {
        const row = texts.get(place.row) ?? new Map<number, string>();
        texts.set(place.row, row.set(place.column, text));
      }
      place = null;
    },
    text(text) {
      if (isValue) value += text;
    },
  });
  return { texts, merges };
}

function shownText(
  value: string,
  type: string,
  style: number,
  { strings, formats }: Pick<SheetSource, 'strings' | 'formats'>,
): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'n':
      return value === '' ? '' : formats(value, style);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    default:
      return value;
  }
}

/** Two merged ranges that share a cell: it cannot be told what belongs to which. */
function checkOverlaps(merges: readonly Merge[], sheet: string): void {
  const owner = new Map<string, string>();
  for (const { range, from, to } of merges) {
    for (let row = from.row; row <= to.row; row += 1) {
      for (let column = from.column; column <= to.column; column += 1) {
        const other = owner.get(`${row}:${column}`);
        if (other !== undefined) {
          throw new ReportFileError({ kind: 'OVERLAPPING_MERGES', sheet, ranges: [other, range] });
        }
        owner.set(`${row}:${column}`, range);
        if (owner.size > MOST_CELLS) tooMany({ sheet, number: 1 });
      }
    }
  }
}

function tooMany({ sheet, number }: Pick<SheetSource, 'sheet' | 'number'>): never {
  throw new ReportFileError({ kind: 'TOO_MANY_CELLS', sheet, table: number, limit: MOST_CELLS });
}

function mergeOf(range: string): Merge | null {
  const [start, end] = range.split(':');
  const [from, to] = [placeOf(start), placeOf(end)];
  return from && to && from.row <= to.row && from.column <= to.column ? { range, from, to } : null;
}

function placeOf(address: string | undefined): Place | null {
  const match = ADDRESS.exec(address ?? '');
  if (!match) return null;
  const [, letters = '', row = ''] = match;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(row), column };
}
