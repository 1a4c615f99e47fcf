import type { PrintedBlock, PrintedReport } from '@attain/shared/report/printed/printed-report';
import type { OfficeArchive } from './office-archive.ts';
import { parsePart } from './parse-part.ts';
import { readSheet } from './read-sheet.ts';
import { readNumberFormats } from './xlsx-number-formats.ts';

interface SheetEntry {
  readonly name: string;
  readonly relation: string;
}

/**
 * The visible sheets of a workbook, each as a table with the values that it shows; formulas are not computed.
 *
 * Read part by part and not through exceljs, which unfolds every merged range cell by cell: one range over a whole
 * sheet, in a file of a few kB, would keep it busy for hours.
 */
export async function readXlsx(part: string, archive: OfficeArchive): Promise<PrintedReport> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const { sheets, isFrom1904 } = readWorkbook(part, (await archive.read(part)) ?? '');
  const relations = await readRelations(archive, part);
  const strings = await readStrings(archive, `${folder}sharedStrings.xml`);
  const styles = `${folder}styles.xml`;
  const formats = readNumberFormats(styles, (await archive.read(styles)) ?? '<styleSheet/>', isFrom1904);
  const blocks: PrintedBlock[] = [];
  for (const { name, relation } of sheets) {
    const target = relations.get(relation);
    const xml = target === undefined ? null : await archive.read(target);
    // A sheet that only holds a chart has no rows.
    if (target === undefined || xml === null || !/\bsheetData\b/.test(xml)) continue;
    const table = { sheet: name, number: blocks.length + 1 };
    blocks.push({
      kind: 'TABLE',
      ...table,
      cells: readSheet({ part: target, xml, strings, formats, ...table }),
    });
  }
  return { blocks };
}

function readWorkbook(part: string, xml: string): { sheets: readonly SheetEntry[]; isFrom1904: boolean } {
  const sheets: SheetEntry[] = [];
  let isFrom1904 = false;
  parsePart(part, xml, {
    open(name, { name: sheet = '', id = '', state = 'visible', date1904 }) {
      if (name === 'sheet' && state === 'visible') sheets.push({ name: sheet, relation: id });
      if (name === 'workbookPr') isFrom1904 = date1904 === '1' || date1904 === 'true';
    },
  });
  return { sheets, isFrom1904 };
}

/** What a part points to inside the archive, by id and by type of relation. */
export async function readRelations(archive: OfficeArchive, part: string): Promise<Map<string, string>> {
  const cut = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, cut);
  const name = `${folder}_rels/${part.slice(cut)}.rels`;
  const relations = new Map<string, string>();
  const xml = await archive.read(name);
  if (xml === null) return relations;
  parsePart(name, xml, {
    open(element, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
      // What lies outside of the file is never asked for.
      if (element !== 'Relationship' || mode === 'External') return;
      const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
      relations.set(id, path.replace(/[^/]+\/\.\.\//g, '').replace(/^\.\//, ''));
      relations.set(type.slice(type.lastIndexOf('/') + 1), relations.get(id) ?? path);
    },
  });
  return relations;
}

/** The shared texts (sharedStrings.xml) without what is written above them to help reading. */
async function readStrings(archive: OfficeArchive, part: string): Promise<string[]> {
  const xml = await archive.read(part);
  const strings: string[] = [];
  if (xml === null) return strings;
  let isText = false;
  let phonetic = 0;
  parsePart(part, xml, {
    open(name) {
      if (name === 'si') strings.push('');
      if (name === 'rPh') phonetic += 1;
      isText = name === 't' && phonetic === 0;
    },
    close(name) {
      if (name === 'rPh') phonetic -= 1;
      if (name === 't') isText = false;
    },
    text(text) {
      if (isText) strings.push((strings.pop() ?? '') + text);
    },
  });
  return strings;
}
