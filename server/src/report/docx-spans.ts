import { TextRun } from 'docx';
import type { Span } from '@attain/shared/report/report-document';
import { printableText } from './printable-text.ts';

/** Runs of text; what is still missing is marked, so that nobody signs it unseen. */
export function docxRuns(spans: readonly Span[], { bold }: { readonly bold?: boolean } = {}): TextRun[] {
  return spans.flatMap((span) =>
    printableText(span.text)
      .split(/\r\n|\r|\n/)
      .map(
        (text, line) =>
          new TextRun({
            text,
            ...(line > 0 && { break: 1 }),
            ...(bold === true && { bold }),
            ...(span.kind === 'OPEN' && { highlight: 'yellow' as const }),
          }),
      ),
  );
}
