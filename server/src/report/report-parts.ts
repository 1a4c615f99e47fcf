import type { Block, ReportDocument } from '@attain/shared/report/report-document';
import { blocksOf, isOnItsSide } from '@attain/shared/report/walk-document';
import type { Orientation } from './docx-styles.ts';

/** Blocks that follow each other on pages of one orientation. */
export interface ReportPart {
  readonly orientation: Orientation;
  readonly blocks: readonly Block[];
  /** The report is signed where its text ends, before the annex. */
  readonly isSigned: boolean;
}

export function reportParts(report: ReportDocument): readonly ReportPart[] {
  const blocks = blocksOf(report);
  const parts: { orientation: Orientation; blocks: Block[] }[] = [{ orientation: 'PORTRAIT', blocks: [] }];
  blocks.forEach((block, index) => {
    const orientation = isOnItsSide(blocks, index) ? 'LANDSCAPE' : 'PORTRAIT';
    const last = parts.at(-1);
    if (last?.orientation === orientation) last.blocks.push(block);
    else parts.push({ orientation, blocks: [block] });
  });
  const lastPortrait = parts.findLastIndex(({ orientation }) => orientation === 'PORTRAIT');
  return parts.map((part, index) => ({ ...part, isSigned: index === lastPortrait }));
}
