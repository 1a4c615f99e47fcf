import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx';
import type { Block, ReportDocument } from '@attain/shared/report/report-document';
import type { VersionMark } from '@attain/shared/sign-off/report-version';
import { textOf } from '@attain/shared/report/walk-document';
import { proofParagraphs, PROOF_STRIPS } from './docx-proof.ts';
import { frontMatter } from './docx-first-page.ts';
import { signature } from './docx-signature.ts';
import { docxRuns } from './docx-spans.ts';
import { docxTable } from './docx-table.ts';
import { FONT, LINE, PAGE, SIZE, STYLES, TEXT_WIDTH, type Orientation } from './docx-styles.ts';
import { fixArchive } from './fix-archive.ts';
import { contentsPages } from './pages/contents-pages.ts';
import { numberContents } from './pages/number-contents.ts';
import { printableText } from './printable-text.ts';
import { renumberBookmarks } from './renumber-bookmarks.ts';
import { reportParts } from './report-parts.ts';

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

/** Writes the report as a .docx in the layout of official documents. The same report gives the same bytes. */
export async function renderDocx(
  report: ReportDocument,
  mark: VersionMark | null = null,
): Promise<Uint8Array> {
  const proof = mark ? await proofParagraphs(mark) : [];
  const title = printableText(textOf(report.title));
  const document = new Document({
    title,
    creator: printableText(textOf(report.signature[0] ?? [])),
    lastModifiedBy: '',
    styles: STYLES,
    evenAndOddHeaderAndFooters: true,
    pageNumbers: numberContents(contentsPages(report, mark ? PROOF_STRIPS : [])),
    sections: reportParts(report).map(({ orientation, blocks, isSigned }, index) =>
      sectionOf(orientation, [
        ...(index === 0 ? frontMatter(report) : []),
        ...blocks.flatMap((block, place) =>
          renderBlock(block, TEXT_WIDTH[orientation], { pageBreakBefore: index === 0 && place === 0 }),
        ),
        ...(isSigned ? [...signature(report), ...proof] : []),
      ]),
    ),
  });
  return fixArchive(await Packer.toBuffer(document), { 'word/document.xml': renumberBookmarks });
}

/** @param textWidth In twips. */
export function renderBlock(
  block: Block,
  textWidth: number,
  place: { readonly pageBreakBefore: boolean } = { pageBreakBefore: false },
): FileChild[] {
  switch (block.kind) {
    case 'HEADING':
      return [new Paragraph({ ...place, heading: HEADINGS[block.level], children: docxRuns(block.spans) })];
    case 'PARAGRAPH':
      return [new Paragraph({ ...place, style: 'ReportBody', children: docxRuns(block.spans) })];
    case 'TABLE':
      return [
        new Paragraph({ ...place, style: 'Caption', children: docxRuns(block.caption) }),
        ...docxTable(block, textWidth),
        // Two tables without a paragraph between them would become one.
        new Paragraph({ style: 'ReportCell', children: [] }),
      ];
  }
}

function sectionOf(orientation: Orientation, children: readonly FileChild[]): ISectionOptions {
  const { width, height, margin } = PAGE;
  const isUpright = orientation === 'PORTRAIT';
  const { top, right, bottom, left, ...distances } = margin;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        // The library turns width and height over by itself.
        size: {
          width,
          height,
          orientation: isUpright ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
        },
        // On its side the sheet is bound at the top, which is the left edge of the upright pages.
        margin: isUpright
          ? margin
          : { ...distances, top: left, right: top, bottom: right, left: bottom, footer: '15mm' },
      },
      // Lines are as tall as their styles say; a grid would give those of table cells the height of body lines.
      grid: { type: DocumentGridType.DEFAULT, linePitch: LINE },
    },
    footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
    children,
  };
}

/** — 3 —: odd pages right, even pages left, one character from the edge. */
function pageNumber(alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: 280, right: 280 },
        children: [
          new TextRun({
            font: FONT.TABLE,
            size: SIZE.PAGE_NUMBER,
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  });
}
