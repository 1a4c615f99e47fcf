import { titleLines } from '@attain/shared/report/line-width';
import type { Block, ReportDocument } from '@attain/shared/report/report-document';
import { blocksOf, textOf } from '@attain/shared/report/walk-document';
import { LINE, HEIGHT, SIZE, TEXT_HEIGHT, TEXT_WIDTH } from '../docx-styles.ts';
import { reportParts } from '../report-parts.ts';
import { blockStrips, emOf, linesOf } from './block-strips.ts';
import { PageFlow, type Strip } from './page-flow.ts';

/** The page number's place in the contents: as wide as three figures and the dots before them. */
const NUMBER_ROOM = 800;
/** Two blank lines stand above the signature. */
const BLANK_LINES = 2;
/** A line of body text that no style makes exact. */
const LOOSE_LINE = 440;

/**
 * The page on which each heading of the contents (the first two levels) comes to stand, in their order.
 *
 * Every line and row of the report has an exact height, so this needs no fonts; programs differ in how they break a
 * line here and there, and count anew when a person lets them (更新域).
 *
 * @param foot What stands below the signature.
 */
export function contentsPages(report: ReportDocument, foot: readonly Strip[] = []): readonly number[] {
  const flow = new PageFlow(TEXT_HEIGHT.PORTRAIT);
  flow.place(frontStrips(report));
  return reportParts(report).flatMap(({ orientation, blocks, isSigned }) => {
    flow.newPage(TEXT_HEIGHT[orientation]);
    const strips = blocks.map((block) => blockStrips(block, TEXT_WIDTH[orientation]));
    const pages = flow.place([...strips.flat(), ...(isSigned ? [...signatureStrips(report), ...foot] : [])]);
    let first = 0;
    return blocks.flatMap((block, index) => {
      const page = pages[first] ?? 0;
      first += strips[index]?.length ?? 0;
      return isInContents(block) ? [page] : [];
    });
  });
}

function isInContents(block: Block): boolean {
  return block.kind === 'HEADING' && block.level < 3 && textOf(block.spans).trim() !== '';
}

function frontStrips(report: ReportDocument): readonly Strip[] {
  const room = { width: TEXT_WIDTH.PORTRAIT - NUMBER_ROOM, em: emOf(SIZE.BODY) };
  const entries = blocksOf(report).flatMap((block) =>
    block.kind === 'HEADING' && isInContents(block) ? [linesOf(block.spans, room)] : [],
  );
  return [
    ...titleLines(report.title).map(() => ({ height: HEIGHT.TITLE })),
    // Below the title a line is left blank.
    { height: LINE },
    { height: LINE },
    ...entries.map((lines) => ({ height: lines * HEIGHT.CONTENTS })),
    { height: LOOSE_LINE },
  ];
}

function signatureStrips({ signature }: ReportDocument): readonly Strip[] {
  const room = { width: TEXT_WIDTH.PORTRAIT, em: emOf(SIZE.BODY) };
  const lines = signature.reduce((sum, spans) => sum + linesOf(spans, room), BLANK_LINES);
  return Array.from({ length: lines }, () => ({ height: LINE }));
}
