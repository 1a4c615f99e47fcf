import { comparableName } from '../../indicator/indicator-name.ts';
import type { StatedRow } from '../../examination/stated-report/stated-report.ts';
import { positionIn, type PrintedReport } from './printed-report.ts';
import { readAnnexPart } from './read-annex-part.ts';
import type { ReadingProblem, RequiredColumn } from './reading-problem.ts';
import { hasColumn, tableParts, type TablePart } from './table-parts.ts';
import { positionOf, rowsOf } from './table-rows.ts';

export interface Annex {
  readonly rows: readonly StatedRow[];
  /** Names of the indicators of tables that only set targets; null where there are none. */
  readonly issued: readonly string[] | null;
}

export type AnnexReading =
  { readonly ok: true; readonly annex: Annex } | { readonly ok: false; readonly problem: ReadingProblem };

const REQUIRED: readonly RequiredColumn[] = ['NAME', 'TARGET', 'ACTUAL'];

/**
 * Reads the rows of every self-evaluation table (自评表) of a report by their headings: with merged heads, heads that
 * are repeated over pages, tables that go on without one, and rows that go on in the next.
 *
 * One cell that does not fit refuses the whole: a figure that is read under the wrong heading is worse than none.
 */
export function readAnnex({ blocks }: PrintedReport): AnnexReading {
  const parts = tableParts(blocks);
  const complete = parts.filter((part) => missingOf(part).length === 0);
  const [nearest] = parts.toSorted((a, b) => missingOf(a).length - missingOf(b).length);
  if (!nearest) return { ok: false, problem: { kind: 'NO_ANNEX' } };
  const at = positionOf(nearest.table, nearest.head.lastRow, null);
  if (complete.length === 0) {
    return { ok: false, problem: { kind: 'MISSING_COLUMNS', at, missing: missingOf(nearest) } };
  }
  const rows: StatedRow[] = [];
  for (const part of complete) {
    const reading = readAnnexPart(part, rows);
    if (!reading.ok) return reading;
  }
  if (rows.length === 0) return { ok: false, problem: { kind: 'NO_ROWS', at } };
  return { ok: true, annex: { rows: withScores(rows, parts), issued: issuedNames(parts) } };
}

function missingOf({ head }: TablePart): RequiredColumn[] {
  return REQUIRED.filter((kind) => !hasColumn(head, kind));
}

function issuedNames(parts: readonly TablePart[]): string[] | null {
  const targets = parts.filter(
    ({ head }) => hasColumn(head, 'NAME') && hasColumn(head, 'TARGET') && !hasColumn(head, 'ACTUAL'),
  );
  return targets.length === 0 ? null : targets.flatMap((part) => namedRows(part).map(({ name }) => name));
}

/** The weights and scores that stand in a table of their own (自评得分). */
function withScores(rows: readonly StatedRow[], parts: readonly TablePart[]): StatedRow[] {
  const scored = new Map(
    parts
      .filter(({ head }) => hasColumn(head, 'SCORE') && !hasColumn(head, 'ACTUAL'))
      .flatMap(namedRows)
      .map((row) => [comparableName(row.name), row]),
  );
  return rows.map((row) => {
    const found = scored.get(comparableName(row.indicator));
    if (!found) return row;
    return {
      ...row,
      weight: row.weight ?? found.textUnder('WEIGHT'),
      score: row.score ?? found.textUnder('SCORE'),
      rate: row.rate ?? found.textUnder('RATE'),
    };
  });
}

/** The rows of a table beside the annex; those that do not fit its head tell nothing and are passed over. */
function namedRows(part: TablePart) {
  const { head, table } = part;
  const column = (kind: (typeof head.columns)[number]['kind']) =>
    head.columns.find((one) => one.kind === kind);
  const named = column('NAME');
  if (!named) return [];
  return rowsOf(part).flatMap(({ row, under }) => {
    const cell = under(named);
    const name = cell?.text.trim() ?? '';
    const isNarrow = cell && cell.column >= named.first && cell.column + cell.colSpan - 1 <= named.last;
    if (!isNarrow || name === '') return [];
    const textUnder = (kind: (typeof head.columns)[number]['kind']) => {
      const at = column(kind);
      const found = at && under(at);
      if (!found || !/\d/.test(found.text)) return null;
      return {
        text: found.text.trim(),
        at: positionIn(table, { row, column: found.column }),
      };
    };
    return { name, textUnder };
  });
}
