/** A place in a table of the file, from 1. */
export interface TablePosition {
  readonly sheet: string | null;
  readonly table: number;
  readonly row: number;
  /** Null: the whole row. */
  readonly column: number | null;
}

/** Columns without which a table is no self-evaluation table (自评表). */
export type RequiredColumn = 'NAME' | 'TARGET' | 'ACTUAL';

/** Why the annex of a file cannot be read. Nothing of the file is taken then. */
export type ReadingProblem =
  /** No table has any of the headings. */
  | { readonly kind: 'NO_ANNEX' }
  /** The table that comes nearest lacks these. */
  | {
      readonly kind: 'MISSING_COLUMNS';
      readonly at: TablePosition;
      readonly missing: readonly RequiredColumn[];
    }
  /** A heading that may stand once stands twice. */
  | { readonly kind: 'REPEATED_COLUMN'; readonly at: TablePosition; readonly heading: string }
  /** A cell lies under two headings, or a merged cell ends in the middle of another: what belongs together is lost. */
  | {
      readonly kind: 'SHIFTED_CELL';
      readonly at: TablePosition;
      readonly text: string;
      readonly headings: readonly string[];
    }
  /** A row ends before this heading: it has a cell too few. */
  | { readonly kind: 'SHORT_ROW'; readonly at: TablePosition; readonly heading: string }
  /** A row has a target or an actual and no name. */
  | { readonly kind: 'ROW_WITHOUT_NAME'; readonly at: TablePosition; readonly text: string }
  | { readonly kind: 'NO_ROWS'; readonly at: TablePosition };
