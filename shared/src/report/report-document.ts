import type { Figure } from './figure.ts';
import type { StatementPlace } from '../statement/statement-place.ts';
import type { Source, SourceField, SourceRow } from './source.ts';

/**
 * The report (自评报告) as a tree, before any file is written. Narrative and annex are two views of the same rows: a
 * value that stands in both is the same span.
 */
export interface ReportDocument {
  readonly roundId: string;
  readonly title: readonly Span[];
  /** Before the first section: what kind of report this is. */
  readonly preface: readonly Block[];
  /** The unit that signs it, and the date (成文日期): a line each. */
  readonly signature: readonly (readonly Span[])[];
  readonly sections: readonly ReportSection[];
}

export interface ReportSection {
  readonly id: SectionId;
  readonly blocks: readonly Block[];
}

/** 一 to 六 of the report's outline. */
export type SectionId = 'ALLOCATION' | 'COMPLETION' | 'DEVIATION' | 'RESULTS' | 'OTHER_MATTERS' | 'ANNEX';

export type Block = Heading | Paragraph | ReportTable;

export interface Heading {
  readonly kind: 'HEADING';
  /** 1: 一、; 2: （一）; 3: 1. */
  readonly level: 1 | 2 | 3;
  readonly spans: readonly Span[];
}

export interface Paragraph {
  readonly kind: 'PARAGRAPH';
  readonly spans: readonly Span[];
}

export interface ReportTable {
  readonly kind: 'TABLE';
  /** Names the table within its report; a sheet's key. */
  readonly id: string;
  readonly caption: readonly Span[];
  /** A short name for a sheet of a workbook. */
  readonly sheetName: string;
  readonly columns: readonly TableColumn[];
  /** How many rows at the top are repeated on every page. */
  readonly headRows: number;
  /** Where in its middle the columns get other names, which are then the ones to repeat; none in most tables. */
  readonly secondHead?: { readonly firstRow: number; readonly headRows: number };
  readonly rows: readonly TableRow[];
  /** Needs a page on its side. */
  readonly isWide: boolean;
}

export interface TableColumn {
  /** Share of the table's width, in per cent. */
  readonly width: number;
}

export interface TableRow {
  /** The reported row that it shows; null for heads and sums. */
  readonly row: SourceRow | null;
  /** From left to right; a place that a cell above covers by its `rowSpan` has none. */
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly spans: readonly Span[];
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly align: 'LEFT' | 'CENTRE' | 'RIGHT';
  readonly isHead: boolean;
  readonly formula: CellFormula | null;
}

/** How a cell follows from other cells of its table; rows and columns count from 0, merged places included. */
export type CellFormula =
  | { readonly kind: 'SUM'; readonly of: readonly CellPlace[] }
  | { readonly kind: 'QUOTIENT'; readonly dividend: CellPlace; readonly divisor: CellPlace };

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export type Span =
  /** The region's own wording; holds no figure. */
  | { readonly kind: 'FIXED'; readonly text: string }
  | ValueSpan
  /** What a person wrote, for the report or in a form. */
  | {
      readonly kind: 'WRITTEN';
      readonly text: string;
      readonly author: string | null;
      readonly source: readonly SourceField[];
    }
  /** What is still missing, and who can tell it. */
  | {
      readonly kind: 'OPEN';
      readonly text: string;
      readonly missing: string;
      readonly by: string;
      /** Where it can be written for the report; null for what is told in a form or of a document. */
      readonly place: StatementPlace | null;
    };

export interface ValueSpan {
  readonly kind: 'VALUE';
  readonly text: string;
  /** Null for a text. */
  readonly figure: Figure | null;
  readonly source: Source;
}
