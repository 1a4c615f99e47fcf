import { buildReport } from '@attain/shared/report/build-report';
import type { ReportDocument, ReportTable } from '@attain/shared/report/report-document';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import { blocksOf, tablesOf, textOf } from '@attain/shared/report/walk-document';
import { DEFAULT_WORDING, type Wording } from '@attain/shared/report/wording/read-wording';
import ExcelJS, { type Cell, type Worksheet } from 'exceljs';
import JSZip from 'jszip';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { findUnsourced, numbersIn } from '#test/find-unsourced';
import { saveByLibreOffice, SOFFICE } from '#test/libre-office';
import { recalculate, type SheetEntry } from '#test/recalculate';
import { demonstrationMaterial } from '#test/report-material';
import { renderDocx } from './render-docx.ts';
import { renderReport } from './render-report.ts';
import { renderXlsx } from './render-xlsx.ts';
import { numberOf } from './xlsx-cell.ts';

function reportOf(material: ReportMaterial, wording?: Wording): ReportDocument {
  const report = buildReport(material, wording);
  if (!report) throw new Error('nothing to report on');
  return report;
}

const material = demonstrationMaterial();
const report = reportOf(material);

async function openDocx(bytes: Uint8Array, part = 'word/document.xml'): Promise<string> {
  const archive = await JSZip.loadAsync(bytes);
  return (await archive.file(part)?.async('string')) ?? '';
}

/** The text of each paragraph, without the table of contents, whose page numbers are the layout's. */
function paragraphsOf(xml: string): string[] {
  const body = xml.replace(/<w:sdt>.*?<\/w:sdt>/gs, '');
  return body.split('</w:p>').map((paragraph) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
      .map((match) => match[1] ?? '')
      .join('')
      .replace(
        /&(lt|gt|amp|quot|apos);/g,
        (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" })[name] ?? '',
      ),
  );
}

/** What the tree says, paragraph by paragraph and cell by cell. */
function textsOf(document: ReportDocument): string[] {
  const blocks = blocksOf(document).flatMap((block) =>
    block.kind === 'TABLE'
      ? [textOf(block.caption), ...block.rows.flatMap(({ cells }) => cells.map(({ spans }) => textOf(spans)))]
      : [textOf(block.spans)],
  );
  return [textOf(document.title), ...blocks, ...document.signature.map(textOf)];
}

async function openXlsx(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  // The declaration of Buffer that the library was written against is an older one.
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return workbook;
}

/** The cells that hold something, each merged range once. */
function cellsOf(sheet: Worksheet): Cell[] {
  const cells: Cell[] = [];
  sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
  return cells.filter((cell) => cell.master === cell && cell.value !== null);
}

function resultOf(cell: Cell): unknown {
  return cell.formula ? cell.result : cell.value;
}

afterEach(() => {
  vi.useRealTimers();
});

/** Laying the pages out for their numbers takes seconds where other tests want the processor as well. */
const SLOW = 180_000;
let docx: Uint8Array;

beforeAll(async () => {
  docx = await renderDocx(report);
}, SLOW);

describe('the numbers of a report', () => {
  it('follow from the rows, each by the computation that it names', () => {
    expect(findUnsourced(report, material)).toEqual([]);
  });

  it('are the same in the files and in the rows, and every reported row is in the files', async () => {
    const numbers = paragraphsOf(await openDocx(docx)).flatMap(numbersIn);
    expect(numbers.length).toBeGreaterThan(300);
    expect(await findContradictions(report, docx, await renderXlsx(report))).toEqual([]);
  });

  it(
    'that contradict the rows are caught: in a sentence, in a value, in either file, in a row left out',
    async () => {
      const xlsx = await renderXlsx(report);
      const planted = DEFAULT_WORDING.total.replace('自评总分为', '自评总分为98.7分，即');
      const worded = reportOf(material, { ...DEFAULT_WORDING, total: planted });
      expect(await findContradictions(worded, docx, xlsx)).toEqual([
        'no row says 自评总分为98.7分，即',
        '.docx lacks 98.7',
      ]);

      const changed = JSON.parse(
        JSON.stringify(report)
          .replace('"text":"90%"', '"text":"95%"')
          .replace('"text":"600"', '"text":"2000"'),
      ) as ReportDocument;
      expect(findUnsourced(changed, material).sort()).toEqual(['2000', '95%']);

      const sentence = await tampered(docx, 'word/document.xml', (xml) => xml.replace('>98.50<', '>98.70<'));
      expect(await findContradictions(report, sentence, xlsx)).toEqual([
        '.docx lacks 98.5',
        '.docx adds 98.7',
      ]);

      const cell = await tampered(xlsx, 'xl/worksheets/sheet3.xml', (xml) =>
        xml.replace('<v>130</v>', '<v>131</v>'),
      );
      expect(await findContradictions(report, docx, cell)).toEqual(['表3 资金分解: 131 for 130']);

      const shorter = reportOf({ ...material, indicators: material.indicators.slice(0, -1) });
      expect(await findContradictions(shorter, docx, xlsx)).toContainEqual(
        expect.stringMatching(/^no table shows the row indicator-/),
      );
    },
    SLOW,
  );
});

/** All in which the files, the tree that they were made of and the rows differ. */
async function findContradictions(
  document: ReportDocument,
  docxBytes: Uint8Array,
  xlsxBytes: Uint8Array,
): Promise<string[]> {
  const inDocx = paragraphsOf(await openDocx(docxBytes)).flatMap(numbersIn);
  const inTree = textsOf(document).flatMap(numbersIn);
  const { worksheets } = await openXlsx(xlsxBytes);
  const inSheets = tablesOf(document).flatMap((table, index) => {
    const cells = worksheets[index] ? cellsOf(worksheets[index]).map(resultOf) : [];
    return contentsOf(table).flatMap((wanted, place) =>
      cells[place] === wanted ? [] : [`${table.sheetName}: ${String(cells[place])} for ${String(wanted)}`],
    );
  });
  const shown = new Set(tablesOf(document).flatMap(({ rows }) => rows.map(({ row }) => row?.id)));
  return [
    ...findUnsourced(document, material).map((text) => `no row says ${text}`),
    ...without(inTree, inDocx).map((number) => `.docx lacks ${number}`),
    ...without(inDocx, inTree).map((number) => `.docx adds ${number}`),
    ...inSheets,
    ...material.indicators.flatMap(({ id }) => (shown.has(id) ? [] : [`no table shows the row ${id}`])),
  ];
}

/** What the first list has more often than the second. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return all.filter((one) => {
    const place = left.indexOf(one);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

async function tampered(
  bytes: Uint8Array,
  part: string,
  change: (xml: string) => string,
): Promise<Uint8Array> {
  const archive = await JSZip.loadAsync(bytes);
  const xml = (await archive.file(part)?.async('string')) ?? '';
  expect(change(xml)).not.toBe(xml);
  archive.file(part, change(xml));
  return archive.generateAsync({ type: 'uint8array' });
}

/** What the cells of a sheet must hold: the caption, then each cell as a number or a text. */
function contentsOf({ caption, rows }: ReportTable): (number | string)[] {
  const cells = rows.flatMap((row) => row.cells);
  return [
    textOf(caption),
    ...cells.map(({ spans }) => {
      const [only] = spans;
      const figure = spans.length === 1 && only?.kind === 'VALUE' ? only.figure : null;
      return figure ? numberOf(figure) : textOf(spans);
    }),
  ];
}

/** Split 3 + 3 sums; execution 5 sums and 4 rates; score 2; annex 2 sums and 2 rates. */
const FORMULAS = 6 + 9 + 2 + 4;

describe('renderXlsx', () => {
  it('has formulas whose results another engine computes as well', async () => {
    const workbook = await openXlsx(await renderXlsx(report));
    let formulas = 0;
    for (const sheet of workbook.worksheets) {
      const cells = cellsOf(sheet);
      const entries = cells.flatMap((cell): SheetEntry[] => {
        const content = cell.formula ? `=${cell.formula}` : cell.value;
        if (typeof content !== 'number' && !cell.formula) return [];
        return [
          { row: Number(cell.row) - 1, column: Number(cell.col) - 1, content: content as number | string },
        ];
      });
      const valueAt = recalculate(entries);
      for (const cell of cells.filter(({ formula }) => formula)) {
        formulas += 1;
        expect(valueAt(Number(cell.row) - 1, Number(cell.col) - 1)).toBe(cell.result);
      }
    }
    expect(formulas).toBe(FORMULAS);
  });

  it(
    'has formulas that LibreOffice computes to the same results',
    async (context) => {
      const soffice =
        SOFFICE ?? context.skip('LibreOffice is not installed: apt-get install libreoffice-calc');
      const xlsx = await renderXlsx(report);
      // Without our results there is nothing that the other program could take over.
      const archive = await JSZip.loadAsync(xlsx);
      for (const name of Object.keys(archive.files).filter((part) => part.startsWith('xl/worksheets/'))) {
        const xml = (await archive.file(name)?.async('string')) ?? '';
        archive.file(name, xml.replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1'));
      }
      const bare = await archive.generateAsync({ type: 'uint8array' });
      const computed = await openXlsx(new Uint8Array(saveByLibreOffice(soffice, 'bare.xlsx', bare, 'xlsx')));
      const formulasOf = ({ worksheets }: ExcelJS.Workbook) =>
        worksheets.flatMap((sheet) =>
          cellsOf(sheet).flatMap((cell) =>
            cell.formula ? [`${sheet.name} ${cell.address} ${String(cell.result)}`] : [],
          ),
        );
      const own = formulasOf(await openXlsx(xlsx));
      expect(own).toHaveLength(FORMULAS);
      expect(formulasOf(computed)).toEqual(own);
    },
    SLOW,
  );

  it('keeps texts as texts, also those that begin like a formula', async () => {
    const attack = '=HYPERLINK("http://example.invalid","1")';
    const changed = {
      ...material,
      indicators: material.indicators.map((row, i) => (i === 0 ? { ...row, targetText: attack } : row)),
    };
    const workbook = await openXlsx(await renderXlsx(reportOf(changed)));
    const cells = workbook.worksheets.flatMap(cellsOf);
    const texts = cells.filter(({ value }) => typeof value === 'string');
    expect(texts.map(({ value }) => value)).toEqual(expect.arrayContaining([attack, '=1 家', '≥8.3 亿元']));
    expect(texts.filter(({ numFmt }) => numFmt !== '@')).toEqual([]);
    for (const { formula } of cells.filter((cell) => cell.formula))
      expect(formula).toMatch(/^ROUND\(SUM\(|^[A-Z]\d+\/[A-Z]\d+$/);
  });
});

describe('renderDocx', () => {
  it('has the layout of official documents', async () => {
    const xml = await openDocx(docx);
    const [upright, onItsSide] = [...xml.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(([section]) => section);
    expect(upright).toMatch(
      /<w:pgMar(?=[^>]*w:top="37mm")(?=[^>]*w:bottom="35mm")(?=[^>]*w:left="28mm")(?=[^>]*w:right="26mm")/,
    );
    expect(onItsSide).toContain('w:orient="landscape"');
    for (const level of [1, 2, 3]) expect(xml).toContain(`<w:pStyle w:val="Heading${level}"/>`);
    for (const mark of ['<w:tblHeader', '<w:gridSpan', '<w:vMerge w:val="restart"', 'TOC \\'])
      expect(xml).toContain(mark);
    const styles = await openDocx(docx, 'word/styles.xml');
    for (const font of ['方正小标宋简体', '仿宋', '黑体', '楷体'])
      expect(styles).toContain(`w:eastAsia="${font}"`);
    // 22 lines on 225 mm, 28 characters of 16 pt on 156 mm.
    const line = Number(/w:styleId="ReportBody".*?w:line="(\d+)"/s.exec(styles)?.[1]);
    expect(Math.floor(((225 / 25.4) * 1440) / line)).toBe(22);
    const tighter = Number(/w:styleId="ReportBody".*?<w:spacing w:val="(-\d+)"/s.exec(styles)?.[1]);
    expect(Math.floor(((156 / 25.4) * 1440) / (320 + tighter))).toBe(28);
  });

  it(
    'opens whatever people typed',
    async () => {
      const text = 'a\u0000b\u0008\uffff\ud800 <w:p> & "c"\nd';
      const statement = { id: 's', place: 'OTHER_MATTERS', text, author: 'x' } as const;
      const changed = reportOf({ ...material, statements: [statement] });
      const paragraphs = paragraphsOf(await openDocx(await renderDocx(changed)));
      expect(paragraphs).toContain('ab <w:p> & "c"d');
    },
    SLOW,
  );
});

describe('renderReport', () => {
  it(
    'gives the same bytes for the same rows on any day',
    async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-03-01T08:00:00Z') });
      const first = await renderReport(report, material);
      vi.setSystemTime(new Date('2031-12-31T23:59:59Z'));
      const second = await renderReport(reportOf(demonstrationMaterial()), demonstrationMaterial());
      expect(first.map(({ name }) => name)).toEqual(
        ['docx', 'xlsx', 'json'].map((kind) => `report-round-2024.${kind}`),
      );
      for (const [index, { bytes }] of second.entries()) {
        expect(Buffer.compare(bytes, first[index]?.bytes ?? new Uint8Array())).toBe(0);
      }
    },
    SLOW,
  );
});
