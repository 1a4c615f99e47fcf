import type { Block, ReportDocument, ReportTable, Span } from './report-document.ts';

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
