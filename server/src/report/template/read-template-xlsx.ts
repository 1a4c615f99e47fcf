import type { TemplateTexts } from '@attain/shared/report-template/template-text';
import type { OfficeArchive } from '../reading/office-archive.ts';
import { parsePart } from '../reading/parse-part.ts';
import { readXlsx } from '../reading/read-xlsx.ts';
import type { TemplateDanger } from './template-file-problem.ts';

/** The engine that fills in a workbook unfolds merged ranges cell by cell. */
const MOST_MERGED_CELLS = 20_000;
const SHEET_PART = /^xl\/worksheets\/[^/]+\.xml$/;
const ADDRESS = /^([A-Z]{1,3})(\d{1,7})$/;

/** The texts of a workbook's cells, sheet by sheet and row by row. */
export async function readTemplateXlsx(
  main: string,
  archive: OfficeArchive,
): Promise<{ readonly texts: TemplateTexts; readonly problems: readonly TemplateDanger[] }> {
  const problems: TemplateDanger[] = [];
  for (const name of archive.names) {
    if (SHEET_PART.test(name)) problems.push(...checkSheet(name, (await archive.read(name)) ?? ''));
  }
  problems.push(...hiddenSheets(main, (await archive.read(main)) ?? ''));
  const { blocks } = await readXlsx(main, archive);
  const texts = blocks.flatMap((block) =>
    block.kind === 'TABLE'
      ? block.cells
          .filter(({ text }) => text.trim() !== '')
          .map(({ row, column, text }) => ({
            place: { kind: 'SHEET' as const, sheet: block.sheet ?? '', row, column },
            text,
          }))
      : [],
  );
  return { texts, problems };
}

function checkSheet(part: string, xml: string): TemplateDanger[] {
  const dangers: TemplateDanger[] = [];
  let cell = '';
  let merged = 0;
  parsePart(part, xml, {
    open(name, { r = '', ref = '' }) {
      if (name === 'c') cell = r;
      if (name === 'f') dangers.push({ kind: 'FORMULA', place: placeOf(part, cell) });
      if (name === 'mergeCell') merged += areaOf(ref);
    },
  });
  if (merged > MOST_MERGED_CELLS) {
    dangers.push({ kind: 'MERGES_TOO_LARGE', sheet: nameOf(part), limit: MOST_MERGED_CELLS });
  }
  return dangers;
}

function hiddenSheets(part: string, xml: string): TemplateDanger[] {
  const dangers: TemplateDanger[] = [];
  parsePart(part, xml, {
    open(name, { name: sheet = '', state = 'visible' }) {
      if (name === 'sheet' && state !== 'visible') dangers.push({ kind: 'HIDDEN_SHEET', sheet });
    },
  });
  return dangers;
}

function areaOf(range: string): number {
  const [from, to] = range.split(':').map(parseAddress);
  if (!from || !to) return 1;
  return (Math.abs(to.row - from.row) + 1) * (Math.abs(to.column - from.column) + 1);
}

function placeOf(part: string, address: string) {
  const { row, column } = parseAddress(address) ?? { row: 1, column: 1 };
  return { kind: 'SHEET', sheet: nameOf(part), row, column } as const;
}

function nameOf(part: string): string {
  return part.slice(part.lastIndexOf('/') + 1).replace(/\.xml$/, '');
}

function parseAddress(address: string): { readonly row: number; readonly column: number } | null {
  const match = ADDRESS.exec(address);
  if (!match) return null;
  const [, letters = '', row = ''] = match;
  return {
    row: Number(row),
    column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0),
  };
}
