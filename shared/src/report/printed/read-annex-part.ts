import {
  STATED_FIELDS,
  statedRow,
  type StatedField,
  type StatedRow,
  type StatedText,
} from '../../examination/stated-report/stated-report.ts';
import { splitCause, splitRate, statedTextOf } from './cell-texts.ts';
import type { ColumnHead, ColumnKind } from './column-heads.ts';
import { findLevelShift } from './find-level-shift.ts';
import { positionIn, type PrintedCell } from './printed-report.ts';
import type { ReadingProblem } from './reading-problem.ts';
import type { TablePart } from './table-parts.ts';
import { findShift, positionOf, rowsOf, type TableRow } from './table-rows.ts';

type Reading = { readonly ok: true } | { readonly ok: false; readonly problem: ReadingProblem };

const FIELDS: Readonly<Partial<Record<ColumnKind, StatedField>>> = {
  TARGET: 'target',
  ACTUAL: 'actual',
  RATE: 'rate',
  DEVIATION: 'deviation',
  WEIGHT: 'weight',
  SCORE: 'score',
  REASON: 'reason',
  MEASURE: 'measure',
};

/** Adds the rows of one run to those before it; a row that goes on from the page before is joined to the last one. */
export function readAnnexPart(part: TablePart, rows: StatedRow[]): Reading {
  const { table, head } = part;
  const columns = head.columns.filter(({ kind }) => kind !== 'OTHER');
  const twice = columns.find((column, at) => columns.findIndex(({ kind }) => kind === column.kind) !== at);
  if (twice) {
    const at = positionOf(table, head.lastRow, twice.first);
    return { ok: false, problem: { kind: 'REPEATED_COLUMN', at, heading: twice.heading } };
  }
  const found = rowsOf(part);
  const shift = findShift(part, found) ?? levelShift(part, found);
  if (shift) return { ok: false, problem: shift };
  const column = (kind: ColumnKind) => columns.find((one) => one.kind === kind);
  const textIn = ({ under }: TableRow, kind: ColumnKind) => {
    const at = column(kind);
    return at ? (under(at)?.text.trim() ?? '') : '';
  };
  let levels = part.isContinued ? (rows.at(-1) ?? null) : null;
  let isFirst = true;
  for (const row of found) {
    if (row.own.length === 0) continue;
    const name = textIn(row, 'NAME');
    const last = rows.at(-1);
    const goesOn = textIn(row, 'TARGET') === '' || (isFirst && part.isContinued);
    isFirst = false;
    if (name === '' && last && goesOn) {
      rows[rows.length - 1] = joinRows(last, textsOf(part, row, columns));
      continue;
    }
    if (name === '') {
      const text = textIn(row, 'TARGET') || textIn(row, 'ACTUAL') || (row.own[0]?.text.trim() ?? '');
      const at = positionOf(table, row.row, column('NAME')?.first ?? null);
      return { ok: false, problem: { kind: 'ROW_WITHOUT_NAME', at, text } };
    }
    // A level that is left empty is that of the row above.
    const level1 = textIn(row, 'LEVEL_1') || (levels?.level1 ?? '');
    const level2 =
      textIn(row, 'LEVEL_2') || (textIn(row, 'LEVEL_1') === '' ? (levels?.level2 ?? null) : null);
    const read = statedRow({
      view: 'ANNEX',
      indicator: name,
      level1,
      level2,
      ...textsOf(part, row, columns),
    });
    rows.push(read);
    levels = read;
  }
  return { ok: true };
}

function levelShift({ table, head }: TablePart, rows: readonly TableRow[]): ReadingProblem | null {
  const column = (kind: ColumnKind) => head.columns.find((one) => one.kind === kind);
  const [level1, level2, name] = [column('LEVEL_1'), column('LEVEL_2'), column('NAME')];
  const filled = rows.filter(({ own }) => own.length > 0);
  const cell =
    findLevelShift(
      filled.map(({ under }) => ({
        level1: level1 && under(level1),
        level2: level2 && under(level2),
        name: name && under(name),
      })),
    ) ?? sharedName(filled, name, column('TARGET'));
  if (!cell) return null;
  const over = head.columns.filter(({ first, last }) => first <= cell.column && cell.column <= last);
  return {
    kind: 'SHIFTED_CELL',
    at: positionOf(table, cell.row, cell.column),
    text: cell.text.trim(),
    headings: over.map(({ heading }) => heading),
  };
}

/** A name that is merged over several targets: whose is which? */
function sharedName(
  rows: readonly TableRow[],
  name: ColumnHead | undefined,
  target: ColumnHead | undefined,
): PrintedCell | null {
  for (const { row, under } of rows) {
    const [named, asked] = [name && under(name), target && under(target)];
    if (named && asked && named.row < row && asked.row === row && asked.text.trim() !== '') return named;
  }
  return null;
}

type Texts = Partial<Readonly<Record<StatedField, StatedText>>>;

function textsOf({ table }: TablePart, row: TableRow, columns: readonly ColumnHead[]): Texts {
  return Object.fromEntries(
    columns.flatMap((column): [StatedField, StatedText][] => {
      const cell = row.under(column);
      const at = positionIn(table, { row: row.row, column: cell?.column ?? column.first });
      const text = cell?.text ?? '';
      if (column.kind === 'REASON_AND_MEASURE') {
        const { reason, measure } = splitCause(statedTextOf(text, at).text);
        return [
          ['reason', { text: reason, at }],
          ['measure', { text: measure, at }],
        ];
      }
      if (column.kind === 'ACTUAL') {
        const { actual, rate } = splitRate(text.trim());
        const actualText: [StatedField, StatedText] = ['actual', statedTextOf(actual, at)];
        return rate === null ? [actualText] : [actualText, ['rate', { text: rate, at }]];
      }
      const field = FIELDS[column.kind];
      return field === undefined ? [] : [[field, statedTextOf(text, at)]];
    }),
  );
}

/** The second half of a row behind the first, text by text. */
function joinRows(row: StatedRow, more: Texts): StatedRow {
  const joined: Texts = Object.fromEntries(
    STATED_FIELDS.flatMap((field): [StatedField, StatedText][] => {
      const [before, behind] = [row[field], more[field]];
      if (!behind) return [];
      return [[field, before ? { ...before, text: before.text + behind.text } : behind]];
    }),
  );
  return { ...row, ...joined };
}
