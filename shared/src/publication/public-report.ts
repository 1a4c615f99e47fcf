import type { Figure } from '../report/figure.ts';
import type { Block, ReportDocument, ReportTable, Span, TableCell } from '../report/report-document.ts';
import { textOf } from '../report/walk-document.ts';

/**
 * A report as it is published: texts, tables and typed figures, and no more. Its fields are those of
 * `public-report-schema.ts`; a field that is not named there is never written.
 */
export interface PublicReport {
  readonly title: string;
  readonly preface: readonly PublicBlock[];
  readonly sections: readonly { readonly id: string; readonly blocks: readonly PublicBlock[] }[];
  /** The unit that signs it, and the date: a line each. */
  readonly signature: readonly string[];
}

export type PublicBlock =
  | { readonly kind: 'HEADING'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'PARAGRAPH'; readonly text: string }
  | PublicTable;

export interface PublicTable {
  readonly kind: 'TABLE';
  readonly caption: string;
  /** Shares of the width, in per cent. */
  readonly columnWidths: readonly number[];
  readonly isWide: boolean;
  /** A place that a cell above covers by its `rowSpan` has none. */
  readonly rows: readonly (readonly PublicCell[])[];
}

export interface PublicCell {
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly align: TableCell['align'];
  readonly isHead: boolean;
  /** Where the cell is one number. */
  readonly figure: Figure | null;
}

/** Field by field, from a report that is redacted already. */
export function publicReportOf(report: ReportDocument): PublicReport {
  return {
    title: textOf(report.title),
    preface: report.preface.map(publicBlock),
    sections: report.sections.map(({ id, blocks }) => ({ id, blocks: blocks.map(publicBlock) })),
    signature: report.signature.map(textOf),
  };
}

function publicBlock(block: Block): PublicBlock {
  switch (block.kind) {
    case 'HEADING':
      return { kind: 'HEADING', level: block.level, text: textOf(block.spans) };
    case 'PARAGRAPH':
      return { kind: 'PARAGRAPH', text: textOf(block.spans) };
    case 'TABLE':
      return publicTable(block);
  }
}

function publicTable({ caption, columns, isWide, rows }: ReportTable): PublicTable {
  return {
    kind: 'TABLE',
    caption: textOf(caption),
    columnWidths: columns.map(({ width }) => width),
    isWide,
    rows: rows.map(({ cells }) =>
      cells.map(({ spans, colSpan, rowSpan, align, isHead }) => ({
        text: textOf(spans),
        colSpan,
        rowSpan,
        align,
        isHead,
        figure: figureOf(spans),
      })),
    ),
  };
}

function figureOf(spans: readonly Span[]): Figure | null {
  const [only] = spans;
  return spans.length === 1 && only?.kind === 'VALUE' ? only.figure : null;
}

export function publicBlocksOf({ preface, sections }: PublicReport): PublicBlock[] {
  return [...preface, ...sections.flatMap(({ blocks }) => blocks)];
}
