import type { ReportDocument } from '../report/report-document.ts';
import { blocksOf, textOf } from '../report/walk-document.ts';
import { redactReport } from './redact-report.ts';
import { LEAST_LENGTH, MOST_LENGTH, TAKEN_OUT, type Redaction } from './redaction.ts';

/** Why a text cannot be taken out. */
export interface RedactionProblem {
  readonly text: string;
  /** LEFT_OVER: it stands in a figure, in the report's own wording or across two values as well (PB5). */
  readonly kind: 'LENGTH' | 'LEFT_OVER';
}

/** What is wrong with a choice of redactions; what is taken out must be nowhere in what is published (PB5). */
export function checkRedactions(
  report: ReportDocument,
  redactions: readonly Redaction[],
): RedactionProblem[] {
  const ofLength = redactions
    .filter(({ text }) => text.trim().length < LEAST_LENGTH || text.length > MOST_LENGTH)
    .map(({ text }) => ({ text, kind: 'LENGTH' as const }));
  if (ofLength.length > 0) return ofLength;
  const left = leftOver(textsOf(redactReport(report, redactions)), redactions);
  return left.map((text) => ({ text, kind: 'LEFT_OVER' }));
}

/** Which redacted texts still stand in one of these texts. */
export function leftOver(texts: readonly string[], redactions: readonly Redaction[]): string[] {
  // The mark's own words are no trace of what it stands for.
  const read = texts.map((text) => text.replaceAll(TAKEN_OUT, '\u0000'));
  return redactions.map(({ text }) => text).filter((text) => read.some((one) => one.includes(text)));
}

/** As it is read: a paragraph, a caption or a cell at a time. */
function textsOf(report: ReportDocument): string[] {
  return [
    textOf(report.title),
    ...report.signature.map(textOf),
    ...blocksOf(report).flatMap((block) =>
      block.kind === 'TABLE'
        ? [
            textOf(block.caption),
            ...block.rows.flatMap(({ cells }) => cells.map(({ spans }) => textOf(spans))),
          ]
        : [textOf(block.spans)],
    ),
  ];
}
