import { AlignmentType, HeadingLevel, Paragraph, TableOfContents, TextRun, type FileChild } from 'docx';
import { titleLines } from '@attain/shared/report/line-width';
import type { ReportDocument } from '@attain/shared/report/report-document';
import { docxRuns } from './docx-spans.ts';
import { FONT, LINE, SIZE } from './docx-styles.ts';

/** Title and table of contents. */
export function frontMatter({ title }: ReportDocument): FileChild[] {
  return [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      children: titleLines(title).flatMap((line, index) => [
        ...(index === 0 ? [] : [new TextRun({ break: 1 })]),
        ...docxRuns(line),
      ]),
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: LINE },
      children: [new TextRun({ text: '目  录', font: FONT.HEADING, size: SIZE.BODY })],
    }),
    new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-2', beginDirty: true }),
  ];
}
