import { normaliseText } from '../../indicator-value/normalise-text.ts';
import { lastColumnOf, lastRowOf, type PrintedCell, type IndexedTable } from './printed-report.ts';

/** What a column of a self-evaluation table holds. Cause and measure often share one. */
export type ColumnKind =
  | 'LEVEL_1'
  | 'LEVEL_2'
  | 'NAME'
  | 'TARGET'
  | 'ACTUAL'
  | 'RATE'
  | 'DEVIATION'
  | 'WEIGHT'
  | 'SCORE'
  | 'REASON'
  | 'MEASURE'
  | 'REASON_AND_MEASURE'
  | 'OTHER';

/** A column with the places that its heading covers. */
export interface ColumnHead {
  readonly kind: ColumnKind;
  readonly heading: string;
  readonly first: number;
  readonly last: number;
  /** Below the head where the heading is merged into the rows. */
  readonly lastRow: number;
}

/** The rows of a table that hold its headings, and the columns below. */
export interface TableHead {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly ColumnHead[];
}

/** Headings without blanks and brackets; the first that fits counts. */
const KINDS: readonly (readonly [ColumnKind, RegExp])[] = [
  ['LEVEL_1', /^一级(?:绩效)?指标$/],
  ['LEVEL_2', /^二级(?:绩效)?指标$/],
  ['NAME', /^(?:三级(?:绩效)?指标(?:名称)?|(?:绩效)?指标名称|指标内容)$/],
  ['REASON_AND_MEASURE', /^(?=.*原因).*(?:措施|说明$)/],
  ['REASON', /原因/],
  ['MEASURE', /改进措施|整改措施/],
  ['DEVIATION', /^(?:偏差|偏离)(?:率|度|值|情况)?$/],
  ['RATE', /^(?:指标)?完成(?:率|比例|程度)$/],
  ['ACTUAL', /^(?:全年|年度|本年)?(?:实际)?(?:完成|达到)(?:指标)?(?:值|情况|结果)$|^实际值$/],
  ['TARGET', /^(?:年度|年初|全年|绩效|预期|设定)*(?:指标|目标)值$/],
  ['WEIGHT', /^(?:分值|权重)(?:分值)?$/],
  ['SCORE', /^(?:自评|实际|评价)?得分$/],
];

/** Far apart headings are a sentence, not a head. */
const LONGEST_HEADING = 20;
/** As printed, with blanks and what stands in brackets. */
const LONGEST_CELL = 80;
const LEAST_KNOWN = 2;

export function kindOfHeading(text: string): ColumnKind {
  if (text.length > LONGEST_CELL) return 'OTHER';
  const heading = comparableHeading(text);
  if (heading === '' || heading.length > LONGEST_HEADING) return 'OTHER';
  return KINDS.find(([, words]) => words.test(heading))?.[0] ?? 'OTHER';
}

/**
 * The head whose last row this is: at least two headings that are known, one of them the indicator's. Null: none.
 *
 * A heading may be merged down to this row, or stand right above an empty cell of it.
 */
export function headAt(table: IndexedTable, row: number): TableHead | null {
  const ofRow = table.inRow(row);
  const own = ofRow.filter(({ text }) => text.trim() !== '');
  const begun = own.filter((cell) => cell.row === row);
  const isHeadRow = begun.length > 0 && begun.every(isKnown);
  const above = (isHeadRow ? table.inRow(row - 1) : []).filter(
    (cell) =>
      isKnown(cell) && lastRowOf(cell) === row - 1 && ofRow.some((below) => isEmptyBelow(below, cell)),
  );
  const cells = [...own, ...above];
  const known = cells.filter(isKnown);
  const kinds = new Set(known.map(({ text }) => kindOfHeading(text)));
  if (kinds.size < LEAST_KNOWN || !(kinds.has('NAME') || kinds.has('LEVEL_1'))) return null;
  return {
    firstRow: Math.min(...known.map((cell) => cell.row)),
    lastRow: row,
    columns: cells
      .map((cell) => ({
        kind: kindOfHeading(cell.text),
        heading: cell.text.trim(),
        first: cell.column,
        last: lastColumnOf(cell),
        lastRow: lastRowOf(cell),
      }))
      .sort((a, b) => a.first - b.first),
  };
}

function isKnown({ text }: PrintedCell): boolean {
  return kindOfHeading(text) !== 'OTHER';
}

function isEmptyBelow(below: PrintedCell, above: PrintedCell): boolean {
  return (
    below.text.trim() === '' && above.column <= below.column && lastColumnOf(below) <= lastColumnOf(above)
  );
}

function comparableHeading(text: string): string {
  return normaliseText(text)
    .replace(/\s+/g, '')
    .replace(/[([][^()[\]]{0,12}[)\]]/g, '')
    .replace(/[:*]+$/, '');
}
