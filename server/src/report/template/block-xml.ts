import { Document, Packer } from 'docx';
import type { Block } from '@attain/shared/report/report-document';
import JSZip from 'jszip';
import { STYLES } from '../docx-styles.ts';
import { renderBlock } from '../render-docx.ts';

/** Blocks of the built-in layout as WordprocessingML, and the styles that they are written in. */
export interface BlockXml {
  readonly body: string;
  readonly styles: string;
}

const BODY = /<w:body>([\s\S]*?)(?:<w:sectPr[\s\S]*)?<\/w:body>/;

/** @param textWidth In twips. */
export async function blockXml(blocks: readonly Block[], textWidth: number): Promise<BlockXml> {
  const document = new Document({
    styles: STYLES,
    sections: [{ children: blocks.flatMap((block) => renderBlock(block, textWidth)) }],
  });
  const archive = await JSZip.loadAsync(await Packer.toBuffer(document));
  const partOf = async (name: string) => (await archive.file(name)?.async('string')) ?? '';
  return {
    body: bodyOf(await partOf('word/document.xml')),
    styles: await partOf('word/styles.xml'),
  };
}

/** What stands in a document of one section, without the settings of the section. */
export function bodyOf(document: string): string {
  return BODY.exec(document)?.[1] ?? '';
}
