import type { Block, ReportDocument, ReportTable, Span, TableRow } from './report-document.ts';

/** All spans of a report in the order of reading. */
export function spansOf(report: ReportDocument): Span[] {
  return [...report.title, ...blocksOf(report).flatMap(spansOfBlock), ...report.signature.flat()];
}

export function blocksOf({ preface, sections }: ReportDocument): Block[] {
  return [...preface, ...sections.flatMap(({ blocks }) => blocks)];
}

export function spansOfBlock(block: Block): readonly Span[] {
  if (block.kind !== 'TABLE') return block.spans;
  return [...block.caption, ...block.rows.flatMap(({ cells }) => cells.flatMap(({ spans }) => spans))];
}

export function tablesOf(report: ReportDocument): ReportTable[] {
  return blocksOf(report).filter((block) => block.kind === 'TABLE');
}

export function textOf(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join('');
}

/** A run of rows with the heads that are repeated over them on every page. */
export interface TablePart {
  readonly rows: readonly TableRow[];
  readonly headRows: number;
}

/** Print can repeat only what a table begins with: one that names its columns anew is printed as two, without a gap. */
export function printedParts({ rows, headRows, secondHead }: ReportTable): readonly TablePart[] {
  if (!secondHead) return [{ rows, headRows }];
  return [
    { rows: rows.slice(0, secondHead.firstRow), headRows },
    { rows: rows.slice(secondHead.firstRow), headRows: secondHead.headRows },
  ];
}

/** A wide table goes on a page on its side, together with the heading right above it. */
export function isOnItsSide(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  const next = block?.kind === 'HEADING' ? blocks[index + 1] : block;
  return next?.kind === 'TABLE' && next.isWide;
}
