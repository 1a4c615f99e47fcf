import type { PrintedBlock, PrintedReport } from '@attain/shared/report/printed/printed-report';
import { createDocxTable, type DocxTable } from './docx-table-reader.ts';
import { parsePart } from './parse-part.ts';

/** What is not on the page: what a tracked change took away, and the second form of a drawing for old programs. */
const NOT_PRINTED = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'delText']);
const SIGNS: Readonly<Record<string, string>> = { tab: ' ', br: '\n', cr: '\n', noBreakHyphen: '-' };

/** The paragraphs and tables of a text document (word/document.xml), in its order. */
export function readDocx(part: string, xml: string): PrintedReport {
  const blocks: PrintedBlock[] = [];
  /** The tables that are open, the innermost last: what stands in a table inside a cell is text of that cell. */
  const tables: DocxTable[] = [];
  /** Paragraphs that are open: one in a text box stands inside another. */
  const paragraphs: string[][] = [];
  let hidden = 0;
  let isText = false;
  let count = 0;

  parsePart(part, xml, {
    open(name, attributes) {
      if (NOT_PRINTED.has(name)) hidden += 1;
      if (hidden > 0) return;
      if (name === 'p') paragraphs.push([]);
      else if (name === 't') isText = true;
      else if (name === 'tbl') tables.push(createDocxTable(tables.length === 0 ? (count += 1) : count));
      else if (SIGNS[name] !== undefined) paragraphs.at(-1)?.push(SIGNS[name]);
      else tables.at(-1)?.open(name, attributes);
    },
    close(name) {
      if (NOT_PRINTED.has(name)) hidden -= 1;
      if (hidden > 0) return;
      if (name === 't') isText = false;
      else if (name === 'p') {
        const text = (paragraphs.pop() ?? []).join('');
        const table = tables.at(-1);
        if (table) table.addText(text);
        else blocks.push({ kind: 'PARAGRAPH', text });
      } else if (name === 'tbl') {
        const table = tables.pop();
        const outer = tables.at(-1);
        if (table && outer) outer.addText(table.text());
        else if (table) blocks.push(table.finish());
      } else tables.at(-1)?.close(name);
    },
    text(text) {
      if (isText && hidden === 0) paragraphs.at(-1)?.push(text);
    },
  });
  return { blocks };
}
