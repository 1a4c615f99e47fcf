import { AlignmentType, ImageRun, Paragraph, TextRun } from 'docx';
import { toBuffer } from 'qrcode';
import type { VersionMark } from '@attain/shared/sign-off/report-version';
import { describeProof } from './describe-proof.ts';
import { FONT, SIZE } from './docx-styles.ts';
import type { Strip } from './pages/page-flow.ts';

/** About 25 mm on paper, in the pixels of the library (96 to the inch). */
const SIZE_ON_PAPER = 96;
/** Dots of a square of the code; printed sharp, and no larger than needed. */
const SCALE = 6;

const DISTANCE = 400;

/** What it takes on the page: the picture on a line of body text, and two lines as tall as their typeface makes them. */
export const PROOF_STRIPS: readonly Strip[] = [
  { height: 1540, distance: DISTANCE, keepsNext: true },
  { height: 312 },
  { height: 312 },
];

/** The QR code and the short code of a version, below the signature of its text. */
export async function proofParagraphs(mark: VersionMark): Promise<Paragraph[]> {
  // M restores a code of which 15 % are lost, as by a stamp on its edge.
  const data = await toBuffer(mark.address, {
    type: 'png',
    errorCorrectionLevel: 'M',
    margin: 4,
    scale: SCALE,
  });
  // The only picture; the library would count on from one document to the next.
  const altText = { id: '1', name: '查验二维码', title: '查验二维码', description: mark.address };
  const transformation = { width: SIZE_ON_PAPER, height: SIZE_ON_PAPER };
  return [
    new Paragraph({
      alignment: AlignmentType.LEFT,
      keepNext: true,
      spacing: { before: DISTANCE },
      children: [new ImageRun({ type: 'png', data, transformation, altText })],
    }),
    ...describeProof(mark).map(
      (text) =>
        new Paragraph({
          alignment: AlignmentType.LEFT,
          keepLines: true,
          children: [new TextRun({ text, font: FONT.TABLE, size: SIZE.TABLE })],
        }),
    ),
  ];
}
