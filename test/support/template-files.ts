import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll } from 'vitest';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface DocxParts {
  readonly body: string;
  readonly header?: string;
  readonly footer?: string;
  /** More parts, or others in the place of those that are made here. */
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
  readonly relations?: string;
  readonly mainType?: string;
}

/** A .docx as an office program writes it, with these parts. */
export async function docxOf({
  body,
  header,
  footer,
  more = {},
  relations = '',
  mainType,
}: DocxParts): Promise<Uint8Array> {
  const zip = new JSZip();
  const edge = (kind: 'header' | 'footer', content: string | undefined) =>
    content === undefined ? '' : `<w:${kind}Reference w:type="default" r:id="${kind}"/>`;
  const page =
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1531" w:bottom="1440" w:left="1531"/>';
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${mainType ?? `${TYPE}.document.main+xml`}"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/>${header === undefined ? '' : `<Override PartName="/word/header1.xml" ContentType="${TYPE}.header+xml"/>`}${footer === undefined ? '' : `<Override PartName="/word/footer1.xml" ContentType="${TYPE}.footer+xml"/>`}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="main" Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="styles" Type="${RELATION}/styles" Target="styles.xml"/>${header === undefined ? '' : `<Relationship Id="header" Type="${RELATION}/header" Target="header1.xml"/>`}${footer === undefined ? '' : `<Relationship Id="footer" Type="${RELATION}/footer" Target="footer1.xml"/>`}${relations}</Relationships>`,
    'word/styles.xml': `<w:styles ${W}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style></w:styles>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${W} ${R}><w:body>${body}<w:sectPr>${edge('header', header)}${edge('footer', footer)}${page}</w:sectPr></w:body></w:document>`,
    ...(header === undefined ? {} : { 'word/header1.xml': `<w:hdr ${W}>${header}</w:hdr>` }),
    ...(footer === undefined ? {} : { 'word/footer1.xml': `<w:ftr ${W}>${footer}</w:ftr>` }),
    ...more,
  };
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** A paragraph of these runs: Word splits what is typed into runs wherever it checked the spelling. */
export function p(...runs: readonly string[]): string {
  return `<w:p>${runs.map((run) => `<w:r><w:t xml:space="preserve">${escape(run)}</w:t></w:r><w:proofErr w:type="spellStart"/>`).join('')}</w:p>`;
}

export function table(...rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${p(text)}</w:tc>`;
  const line = (texts: readonly string[]) => `<w:tr>${texts.map(cell).join('')}</w:tr>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid/>${rows.map(line).join('')}</w:tbl>`;
}

/** Everything that a report must say (TP5), and nothing wrong. */
export const WHOLE_BODY = [
  p('{标', '题}'),
  p('{编制说明}'),
  p('自评总分为{总', '分', '}分，评价等级为“{等级}”。'),
  table(
    ['序号', '三级指标', '指标值', '实际完成值', '偏差原因'],
    ['{#指标}{序号}', '{三级指标}', '{指标值}', '{实际完成值}', '{偏差原因}{/指标}'],
  ),
].join('');

/** A folder of the test file's own; `write` puts a file into it and tells where. */
export function fileFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'attain-template-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let count = 0;
  return {
    folder,
    write(bytes: Uint8Array, name = `${(count += 1)}.bin`): string {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    },
  };
}

/** What a .docx prints, paragraph by paragraph, as its main part has it. */
export async function textOfDocx(bytes: Uint8Array, part = 'word/document.xml'): Promise<string> {
  const archive = await JSZip.loadAsync(bytes);
  const xml = (await archive.file(part)?.async('string')) ?? '';
  return xml
    .split('</w:p>')
    .map((one) => [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join(''))
    .join('\n');
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
