import { isBlockName } from '@attain/shared/report-template/placeholder-names';
import type { ReportForTemplates, TemplateValues } from '@attain/shared/report-template/template-values';
import type { VersionMark } from '@attain/shared/sign-off/report-version';
import type { Span } from '@attain/shared/report/report-document';
import { textOf } from '@attain/shared/report/walk-document';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { TEXT_WIDTH } from '../docx-styles.ts';
import { CORE_PROPERTIES, fixArchive, withoutTimes } from '../fix-archive.ts';
import { printableText } from '../printable-text.ts';
import { addProof } from './add-proof.ts';
import { blockXml } from './block-xml.ts';
import { readTemplatePart } from './read-template-docx.ts';
import { takeOverStyles } from './take-over-styles.ts';
import { CONTENT_TYPES, textPartsOf } from './template-parts.ts';

const STYLES_PART = 'word/styles.xml';
/** A section narrower than this is no page: its numbers were left out. */
const NARROWEST = 2000;

/** The values of one place in a template, and of the places inside its loops. */
type Scope = Readonly<Record<string, unknown>>;

/**
 * Fills a checked template (`checkTemplate`) with the data of a round. The same data gives the same bytes.
 *
 * The engine replaces names and repeats rows; it evaluates nothing, and its names are looked up as they stand.
 */
export async function renderTemplateDocx(
  template: Uint8Array,
  { report, values }: ReportForTemplates,
  mark: VersionMark | null = null,
): Promise<Uint8Array> {
  const zip = new PizZip(template);
  const blocks = await blocksFor(zip, values);
  const engine = new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    stripInvalidXMLChars: true,
    syntax: { changeDelimiterPrefix: null },
    parser: (name) => ({
      get: (scope: Scope) => (Object.hasOwn(scope, name) ? scope[name] : undefined),
    }),
    nullGetter: () => '',
  });
  engine.render({ ...scopeOf(values), ...blocks });
  const filled = engine.getZip();
  if (mark) await addProof(filled, mark);
  const properties = { title: textOf(report.title), creator: textOf(report.signature[0] ?? []) };
  return fixArchive(filled.generate({ type: 'uint8array' }), {
    [CORE_PROPERTIES]: (xml) => withProperties(withoutTimes(xml), properties),
  });
}

/** Every block that the template names, in its own styles and as wide as its section. */
async function blocksFor(zip: PizZip, values: TemplateValues): Promise<Record<string, string>> {
  const [body] = textPartsOf(zip.file(CONTENT_TYPES)?.asText() ?? '');
  if (!body) return {};
  const xml = zip.file(body.name)?.asText() ?? '';
  const blocks: Record<string, string> = {};
  for (const [name, width] of readTemplatePart(body.name, xml, 'BODY').blockWidths) {
    if (!isBlockName(name)) continue;
    const textWidth = width < NARROWEST ? TEXT_WIDTH.PORTRAIT : width;
    const made = await blockXml(values.blocks[name], textWidth);
    const taken = takeOverStyles(made.body, zip.file(STYLES_PART)?.asText() ?? '', made.styles);
    blocks[name] = taken.body;
    if (zip.file(STYLES_PART)) zip.file(STYLES_PART, taken.styles);
  }
  return blocks;
}

function scopeOf({ texts, loops, conditions }: TemplateValues): Scope {
  return {
    ...printed(texts),
    ...conditions,
    ...Object.fromEntries(
      Object.entries(loops).map(([name, lines]) => [name, lines.map((line) => printed(line))]),
    ),
  };
}

function printed(values: Readonly<Record<string, readonly Span[]>>): Scope {
  return Object.fromEntries(
    Object.entries(values).map(([name, spans]) => [
      name,
      printableText(textOf(spans)).replace(/\r\n?/g, '\n'),
    ]),
  );
}

/** The template's author and title are not those of the report. */
function withProperties(xml: string, { title, creator }: { title: string; creator: string }): string {
  const put = (name: string, text: string, content: string) =>
    content.replace(
      new RegExp(`<${name}(?:\\s[^>]*)?(?:/>|>[\\s\\S]*?</${name}>)`),
      () => `<${name}>${escapeXml(text)}</${name}>`,
    );
  return put('cp:lastModifiedBy', '', put('dc:creator', creator, put('dc:title', title, xml)));
}

function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return printableText(text).replace(/[&<>]/g, (sign) => names[sign] ?? sign);
}
