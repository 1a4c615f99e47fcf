import type { Block, ReportDocument, Span } from '../report/report-document.ts';
import { fixed } from '../report/spans.ts';
import { isRedactable } from './redactable.ts';
import { TAKEN_OUT, type Redaction } from './redaction.ts';

/** A piece of a span's text; `redaction` where it is one of the texts that were asked for. */
export interface Piece {
  readonly text: string;
  readonly redaction: Redaction | null;
}

/** Cuts a span where one of the texts stands, the longest first; a span that is not redactable stays whole. */
export function piecesOf(span: Span, redactions: readonly Redaction[]): Piece[] {
  const { text } = span;
  if (!isRedactable(span)) return [{ text, redaction: null }];
  const longestFirst = redactions.toSorted((a, b) => b.text.length - a.text.length);
  const pieces: Piece[] = [];
  let kept = 0;
  for (let at = 0; at < text.length;) {
    const redaction = longestFirst.find((candidate) => text.startsWith(candidate.text, at));
    if (!redaction) {
      at += 1;
      continue;
    }
    if (at > kept) pieces.push({ text: text.slice(kept, at), redaction: null });
    pieces.push({ text: redaction.text, redaction });
    at += redaction.text.length;
    kept = at;
  }
  if (kept < text.length) pieces.push({ text: text.slice(kept), redaction: null });
  return pieces;
}

/**
 * The report as the public reads it: the texts are taken out, and with them what else is not published, authors and
 * the rows that each value comes from (PB4). Figures keep their type, so that files can write them as numbers.
 */
export function redactReport(report: ReportDocument, redactions: readonly Redaction[]): ReportDocument {
  const redactSpans = (spans: readonly Span[]) => spans.flatMap((span) => publicSpans(span, redactions));
  const redactBlock = (block: Block): Block =>
    block.kind === 'TABLE'
      ? {
          ...block,
          caption: redactSpans(block.caption),
          rows: block.rows.map(({ cells }) => ({
            row: null,
            cells: cells.map((cell) => ({ ...cell, spans: redactSpans(cell.spans) })),
          })),
        }
      : { ...block, spans: redactSpans(block.spans) };
  return {
    roundId: '',
    title: redactSpans(report.title),
    preface: report.preface.map(redactBlock),
    sections: report.sections.map(({ id, blocks }) => ({ id, blocks: blocks.map(redactBlock) })),
    signature: report.signature.map(redactSpans),
  };
}

function publicSpans(span: Span, redactions: readonly Redaction[]): Span[] {
  if (span.kind === 'OPEN') return [{ ...span, place: null }];
  if (span.kind === 'VALUE' && span.figure !== null) return [{ ...span, source: { kind: 'PLACE' } }];
  return piecesOf(span, redactions).map(({ text, redaction }) => fixed(redaction ? TAKEN_OUT : text));
}
