import { Paragraph, type FileChild } from 'docx';
import { signatureIndents } from '@attain/shared/report/line-width';
import type { ReportDocument } from '@attain/shared/report/report-document';
import { textOf } from '@attain/shared/report/walk-document';
import { docxRuns } from './docx-spans.ts';
import { BODY_CHARACTER } from './docx-styles.ts';

/** Who signs, and the date. */
export function signature(report: ReportDocument): FileChild[] {
  const blank = new Paragraph({ style: 'ReportSignature', children: [] });
  const indents = signatureIndents(report.signature.map(textOf));
  return [
    blank,
    blank,
    ...report.signature.map(
      (spans, line) =>
        new Paragraph({
          style: 'ReportSignature',
          indent: { right: Math.round((indents[line] ?? 0) * BODY_CHARACTER) },
          children: docxRuns(spans),
        }),
    ),
  ];
}
