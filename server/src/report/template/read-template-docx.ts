import type { TemplatePart, TemplatePlace, TemplateText } from '@attain/shared/report-template/template-text';
import { readPlaceholders } from '@attain/shared/report-template/read-placeholders';
import { parsePart } from '../reading/parse-part.ts';
import type { TemplateDanger } from './template-file-problem.ts';
import { twipsOf } from './twips.ts';

/** One part of a text document (its body, a header …) as a template reads it. */
export interface TemplatePartReading {
  readonly texts: readonly TemplateText[];
  readonly dangers: readonly TemplateDanger[];
  /** Twips between the margins of the section that a block (`{@附表}`) stands in, by the block's name. */
  readonly blockWidths: ReadonlyMap<string, number>;
}

/** What is not on the page: what a tracked change took away, and the second form of a drawing for old programs. */
const NOT_PRINTED = new Set(['del', 'moveFrom', 'Fallback', 'delText']);
const ACTIVE_FIELD =
  /(?:^|[\s"])(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|EMBED|DATABASE|MACROBUTTON|RD|AUTOTEXT|FILLIN|ASK)(?=[\s"]|$)/i;
const CHUNKS = new Set(['altChunk', 'subDoc', 'OLEObject', 'control']);
const SIGNS: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };

interface OpenParagraph {
  text: string;
  field: string;
  endsSection: boolean;
}

interface OpenTable {
  readonly number: number;
  row: number;
  column: number;
  span: number;
}

/**
 * Reads a part paragraph by paragraph, cells included. The runs of a paragraph are put together, however a program
 * split them.
 */
export function readTemplatePart(name: string, xml: string, part: TemplatePart): TemplatePartReading {
  const texts: TemplateText[] = [];
  const dangers: TemplateDanger[] = [];
  const blockWidths = new Map<string, number>();
  /** Blocks whose section has not ended yet. */
  let waiting: string[] = [];
  const paragraphs: OpenParagraph[] = [];
  const tables: OpenTable[] = [];
  let tableCount = 0;
  let paragraphCount = 0;
  let hidden = 0;
  let sink: 'TEXT' | 'FIELD' | null = null;
  let page = { width: 0, left: 0, right: 0 };

  const placeOf = (isCounted: boolean): TemplatePlace => {
    const [table] = tables;
    if (table) return { kind: 'CELL', part, table: table.number, row: table.row, column: table.column };
    return { kind: 'PARAGRAPH', part, paragraph: paragraphCount + (isCounted ? 0 : 1) };
  };
  const checkField = (field: string) => {
    const found = ACTIVE_FIELD.exec(field)?.[1];
    if (found !== undefined) dangers.push({ kind: 'ACTIVE_FIELD', place: placeOf(false), field: found });
  };
  const closeParagraph = ({ text, field, endsSection }: OpenParagraph) => {
    checkField(field);
    if (text.trim() === '') return;
    if (tables.length === 0) paragraphCount += 1;
    texts.push({ place: placeOf(true), text, ...(endsSection && { endsSection }) });
    const blocks = readPlaceholders(text).placeholders.filter(({ sign }) => sign === '@');
    waiting.push(...blocks.map((block) => block.name));
  };

  parsePart(name, xml, {
    open(element, attributes) {
      if (NOT_PRINTED.has(element)) hidden += 1;
      if (hidden > 0) return;
      const table = tables.at(-1);
      const paragraph = paragraphs.at(-1);
      if (element === 'p') paragraphs.push({ text: '', field: '', endsSection: false });
      else if (element === 't') sink = 'TEXT';
      else if (element === 'instrText') sink = 'FIELD';
      else if (element === 'fldSimple') checkField(attributes['instr'] ?? '');
      else if (element === 'tbl') {
        if (tables.length === 0) tableCount += 1;
        tables.push({ number: tableCount, row: 0, column: 0, span: 1 });
      } else if (element === 'tr' && table) Object.assign(table, { row: table.row + 1, column: 0, span: 1 });
      else if (element === 'tc' && table)
        Object.assign(table, { column: table.column + table.span, span: 1 });
      else if (element === 'gridSpan' && table) table.span = Math.max(1, Number(attributes['val']) || 1);
      else if (element === 'sectPr') {
        if (paragraph) paragraph.endsSection = true;
      } else if (element === 'pgSz') page.width = twipsOf(attributes['w']);
      else if (element === 'pgMar') {
        page = { ...page, left: twipsOf(attributes['left']), right: twipsOf(attributes['right']) };
      } else if (CHUNKS.has(element)) dangers.push({ kind: 'EMBEDDED', part: `${name}（${element}）` });
      else if (paragraph && SIGNS[element] !== undefined) paragraph.text += SIGNS[element];
    },
    close(element) {
      if (NOT_PRINTED.has(element)) hidden -= 1;
      if (hidden > 0) return;
      if (element === 't' || element === 'instrText') sink = null;
      else if (element === 'tbl') tables.pop();
      else if (element === 'p') {
        const paragraph = paragraphs.pop();
        if (paragraph) closeParagraph(paragraph);
      } else if (element === 'sectPr') {
        for (const block of waiting) blockWidths.set(block, page.width - page.left - page.right);
        waiting = [];
      }
    },
    text(text) {
      const paragraph = paragraphs.at(-1);
      if (!paragraph || hidden > 0) return;
      if (sink === 'TEXT') paragraph.text += text;
      if (sink === 'FIELD') paragraph.field += text;
    },
  });
  return { texts, dangers, blockWidths };
}
