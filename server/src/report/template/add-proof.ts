import { Document, Packer } from 'docx';
import type { VersionMark } from '@attain/shared/sign-off/report-version';
import JSZip from 'jszip';
import type PizZip from 'pizzip';
import { proofParagraphs } from '../docx-proof.ts';
import { bodyOf } from './block-xml.ts';
import { CONTENT_TYPES, textPartsOf } from './template-parts.ts';

const PICTURE = 'media/attain-proof.png';
const PICTURE_ID = 'attainProof';
const IMAGE_RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';
/** A template that has no picture of its own need not know these names. */
const NAMES =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
/** The last section's settings, where there are any, end the body. */
const END_OF_BODY = /(?:<w:sectPr(?:(?!<w:sectPr)[\s\S])*<\/w:sectPr>\s*)?<\/w:body>/;

/** Puts the QR code and the short code of a version at the end of a filled-in template's text. */
export async function addProof(zip: PizZip, mark: VersionMark): Promise<void> {
  const types = zip.file(CONTENT_TYPES)?.asText() ?? '';
  const [body] = textPartsOf(types);
  if (!body) return;
  const { xml, picture } = await proofXml(mark);
  const folder = body.name.slice(0, body.name.lastIndexOf('/') + 1);
  const relations = `${folder}_rels/${body.name.slice(folder.length)}.rels`;
  const edit = (name: string, change: (content: string) => string) =>
    zip.file(name, change(zip.file(name)?.asText() ?? ''));
  zip.file(`${folder}${PICTURE}`, picture);
  edit(body.name, (content) => content.replace(END_OF_BODY, (end) => `${xml}${end}`));
  edit(relations, (content) =>
    content.replace(
      '</Relationships>',
      `<Relationship Id="${PICTURE_ID}" Type="${IMAGE_RELATION}" Target="${PICTURE}"/></Relationships>`,
    ),
  );
  if (/Extension="png"/i.test(types)) return;
  edit(CONTENT_TYPES, (content) =>
    content.replace(/<Types\b[^>]*>/, (root) => `${root}<Default Extension="png" ContentType="image/png"/>`),
  );
}

async function proofXml(mark: VersionMark) {
  const made = new Document({ sections: [{ children: await proofParagraphs(mark) }] });
  const archive = await JSZip.loadAsync(await Packer.toBuffer(made));
  const name = Object.keys(archive.files).find((part) => /^word\/media\/.+\.png$/.test(part)) ?? '';
  const xml = bodyOf((await archive.file('word/document.xml')?.async('string')) ?? '')
    .replace(/r:embed="[^"]*"/g, `r:embed="${PICTURE_ID}"`)
    .replace('<wp:inline ', `<wp:inline ${NAMES} `)
    // The library counts on from one document to the next.
    .replace(/<wp:docPr id="\d+"/g, '<wp:docPr id="900001"');
  return { xml, picture: (await archive.file(name)?.async('uint8array')) ?? new Uint8Array() };
}
