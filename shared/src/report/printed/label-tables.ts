import type { PrintedBlock, PrintedReport } from './printed-report.ts';

const CAPTION = /^\s*表\s*(\d{1,3})(?!\d)/;

/** Names each table as its caption does, so that people find it: 表 12; one that goes on without a caption 表 12（续）. */
export function labelTables({ blocks }: PrintedReport): PrintedReport {
  let captioned: string | null = null;
  let above: string | null = null;
  return {
    blocks: blocks.map((block): PrintedBlock => {
      if (block.kind === 'PARAGRAPH') {
        if (block.text.trim() === '') return block;
        const number = CAPTION.exec(block.text)?.[1];
        captioned = number === undefined ? null : `表 ${number}`;
        above = null;
        return block;
      }
      const label = captioned ?? (above === null ? null : `${above}（续）`);
      above = captioned ?? above;
      captioned = null;
      return label === null ? block : { ...block, label };
    }),
  };
}
