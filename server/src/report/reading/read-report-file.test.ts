import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildReport } from '@attain/shared/report/build-report';
import { printReport } from '@attain/shared/report/printed/print-report';
import type { PrintedReport } from '@attain/shared/report/printed/printed-report';
import { readAnnex } from '@attain/shared/report/printed/read-annex';
import { readPrintedReport } from '@attain/shared/report/printed/read-printed-report';
import { afterAll, describe, expect, it } from 'vitest';
import { ANNEX_HEAD, aPrintedReport, merged, type TableSpec } from '#test/a-printed-report';
import { demonstrationMaterial } from '#test/report-material';
import { renderReport } from '../render-report.ts';
import { ReportFileError, type FileProblem } from './file-problem.ts';
import { readReportFile } from './read-report-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'attain-foreign-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function saved(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const ANNEX: TableSpec = [
  [merged('绩效目标自评表（2024年度）', 1, 6)],
  ANNEX_HEAD,
  [merged('产出指标', 2), '数量指标', '培训人数（人）', '≥１００人', '８０人', '偏差原因：道路封闭'],
  ['质量指标', '合格率', '≥95%', '96%', ''],
  ['效益指标', '社会效益指标', '就业情况', '稳步增长', '较上年增长5%', ''],
  ['说明', merged('无', 1, 5)],
];
const NARRATIVE = ['二、绩效目标完成情况', '培训人数完成率为80%，偏差为-20%。'];

/** A real .docx, written by the library that our own reports are written with. */
async function docxOf(paragraphs: readonly string[], ...tables: readonly TableSpec[]): Promise<Uint8Array> {
  const document = new Document({
    sections: [
      {
        children: [
          ...paragraphs.map((text) => new Paragraph(text)),
          ...tables.map(
            (rows) =>
              new Table({
                rows: rows.map(
                  (specs) =>
                    new TableRow({
                      children: specs.map((spec) => {
                        const {
                          text,
                          rows: rowSpan = 1,
                          columns = 1,
                        } = typeof spec === 'string' ? { text: spec } : spec;
                        return new TableCell({
                          children: [new Paragraph(text)],
                          rowSpan,
                          columnSpan: columns,
                        });
                      }),
                    }),
                ),
              }),
          ),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

async function xlsxOf(...tables: readonly TableSpec[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const [index, table] of tables.entries()) fillSheet(workbook.addWorksheet(`表${index + 1}`), table);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function fillSheet(sheet: ExcelJS.Worksheet, table: TableSpec): void {
  const printed = aPrintedReport(table).blocks[0];
  if (printed?.kind !== 'TABLE') throw new Error('a table was given');
  for (const { row, column, rowSpan, colSpan, text } of printed.cells) {
    if (rowSpan > 1 || colSpan > 1) sheet.mergeCells(row, column, row + rowSpan - 1, column + colSpan - 1);
    if (text !== '') sheet.getCell(row, column).value = text;
  }
}

/** Rewrites one part of an Office file. */
async function rewritten(
  bytes: Uint8Array,
  name: string,
  edit: (xml: string) => string,
): Promise<Uint8Array> {
  const archive = await JSZip.loadAsync(bytes);
  archive.file(name, edit((await archive.file(name)?.async('string')) ?? ''));
  return archive.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

function annexTexts(report: PrintedReport) {
  const reading = readAnnex(report);
  if (!reading.ok) return reading.problem;
  return reading.annex.rows.map(({ level1, level2, indicator, target, actual, reason }) => [
    ...[level1, level2, indicator],
    ...[target, actual, reason].map((text) => text?.text),
  ]);
}

async function problemOf(path: string): Promise<FileProblem | null> {
  try {
    await readReportFile(path);
    return null;
  } catch (error) {
    if (error instanceof ReportFileError) return error.problem;
    throw error;
  }
}

describe('readReportFile', () => {
  const expected = annexTexts(aPrintedReport(ANNEX));

  it('reads the annex of a .docx as it is printed, whatever the file is called', async () => {
    const path = saved('annex.xlsx', await docxOf(NARRATIVE, ANNEX));
    const report = await readReportFile(path);
    expect(report).toEqual(aPrintedReport(...NARRATIVE, ANNEX));
    expect(annexTexts(report)).toEqual(expected);
  });

  it('reads the annex of an .xlsx by its sheets, rows and columns', async () => {
    const report = await readReportFile(saved('a.xlsx', await xlsxOf([['目录']], ANNEX)));
    expect(annexTexts(report)).toEqual(expected);
    const reading = readAnnex(report);
    expect(reading.ok && reading.annex.rows[1]?.actual?.at).toEqual({
      kind: 'CELL',
      ...{ sheet: '表2', table: 2, row: 4, column: 5 },
    });
  });

  it('reads our own report back as it states itself', async () => {
    const material = demonstrationMaterial();
    const report = buildReport(material);
    if (!report) throw new Error('the demonstration has a report');
    const [docx, xlsx] = await renderReport(report, material);
    const direct = readPrintedReport(printReport(report));
    expect(
      readPrintedReport(await readReportFile(saved('own.docx', docx?.bytes ?? new Uint8Array()))),
    ).toEqual(direct);
    const sheets = readPrintedReport(
      await readReportFile(saved('own.xlsx', xlsx?.bytes ?? new Uint8Array())),
    );
    const annexOf = (reading: typeof direct) =>
      reading.ok &&
      reading.report.rows
        .filter(({ view }) => view === 'ANNEX')
        .map(({ indicator, target, actual, score }) => [
          indicator,
          target?.text,
          actual?.text,
          Number(score?.text),
        ]);
    expect(annexOf(sheets)).toEqual(annexOf(direct));
  }, 60_000);

  it('shows numbers as their cells do, and no formula but its value', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('数');
    sheet.getCell('A1').value = 0.29;
    sheet.getCell('A1').numFmt = '0.00%';
    sheet.getCell('B1').value = new Date(Date.UTC(2024, 11, 31));
    sheet.getCell('B1').numFmt = 'yyyy-mm-dd';
    sheet.getCell('C1').value = { formula: 'SUM(1,2)', result: 98.5 };
    sheet.getCell('D1').value = { richText: [{ text: '稳步' }, { text: '增长', font: { bold: true } }] };
    sheet.getCell('A2').value = 0.1 + 0.2;
    const hidden = workbook.addWorksheet('旧');
    hidden.getCell('A1').value = '不显示';
    hidden.state = 'hidden';
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const { blocks } = await readReportFile(saved('numbers.xlsx', bytes));
    expect(blocks.map((block) => block.kind === 'TABLE' && block.cells.map(({ text }) => text))).toEqual([
      ['29%', '2024年12月31日', '98.5', '稳步增长', '0.30000000000000004', '', '', ''],
    ]);
  });

  it('leaves out what a tracked change took away, and reads what stands in a text box once', async () => {
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const bytes = await rewritten(await docxOf(['甲']), 'word/document.xml', (xml) =>
      xml.replace(
        /<w:p>.*?<\/w:p>/,
        `<w:p>${run('一')}<w:del>${run('二')}</w:del><w:ins>${run('三')}</w:ins>` +
          `<mc:AlternateContent><mc:Choice><w:txbxContent><w:p>${run('四')}</w:p></w:txbxContent></mc:Choice>` +
          `<mc:Fallback><w:p>${run('四')}</w:p></mc:Fallback></mc:AlternateContent>${run('五')}</w:p>`,
      ),
    );
    const { blocks } = await readReportFile(saved('changes.docx', bytes));
    expect(blocks.map((block) => block.kind === 'PARAGRAPH' && block.text)).toEqual(['四', '一三五']);
  });
});

describe('readReportFile refuses', () => {
  it('a table whose merged cells were shifted in the file', async () => {
    const shifted = [
      ...ANNEX.slice(0, 3),
      ['质量指标', merged('合格率', 1, 2), '96%', ''],
      ...ANNEX.slice(4),
    ];
    expect(annexTexts(await readReportFile(saved('s.docx', await docxOf(NARRATIVE, shifted))))).toMatchObject(
      {
        kind: 'SHIFTED_CELL',
        at: { table: 1, row: 4, column: 3 },
      },
    );
    expect(annexTexts(await readReportFile(saved('s.xlsx', await xlsxOf(shifted))))).toMatchObject({
      kind: 'SHIFTED_CELL',
      at: { sheet: '表1', row: 4, column: 3 },
    });
    // A row that lost the cell which the merging covers: all of it stands one place too far left.
    const gone = await rewritten(await docxOf(NARRATIVE, ANNEX), 'word/document.xml', (xml) =>
      xml.replace(/<w:tc>(?:(?!<\/w:tc>).)*<w:vMerge w:val="continue"\/>(?:(?!<\/w:tc>).)*<\/w:tc>/, ''),
    );
    expect(annexTexts(await readReportFile(saved('g.docx', gone)))).toMatchObject({
      kind: 'SHORT_ROW',
      at: { row: 4 },
    });
  });

  it('merged ranges of a sheet that overlap', async () => {
    const bytes = await rewritten(await xlsxOf(ANNEX), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(/<mergeCell ref="A3:A4"\/>/, '<mergeCell ref="A3:A4"/><mergeCell ref="A4:B4"/>'),
    );
    expect(await problemOf(saved('overlap.xlsx', bytes))).toMatchObject({
      kind: 'OVERLAPPING_MERGES',
      ranges: ['A3:A4', 'A4:B4'],
    });
  });

  it('what is locked, old, no office file, or not there', async () => {
    const compound = (text: string) =>
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(1016),
        Buffer.from(`${text}\0`, 'utf16le'),
      ]);
    expect(await problemOf(saved('locked.docx', compound('EncryptedPackage')))).toEqual({ kind: 'PASSWORD' });
    expect(await problemOf(saved('old.doc', compound('WordDocument')))).toEqual({
      kind: 'OLD_FORMAT',
      program: 'WORD',
    });
    expect(await problemOf(saved('text.docx', Buffer.from('绩效自评报告')))).toEqual({
      kind: 'NOT_OFFICE',
      found: 'TEXT',
    });
    expect(await problemOf(saved('empty.docx', Buffer.alloc(0)))).toEqual({ kind: 'EMPTY' });
    expect(await problemOf(saved('other.docx', await zipOf({ 'a.txt': 'a' })))).toEqual({
      kind: 'NOT_OFFICE',
      found: 'ARCHIVE',
    });
    const open = await zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' });
    expect(await problemOf(saved('open.docx', open))).toEqual({
      kind: 'NOT_OFFICE',
      found: 'OPEN_DOCUMENT',
    });
    expect(await problemOf(join(folder, 'none.docx'))).toEqual({ kind: 'UNREADABLE', reason: 'ENOENT' });
    expect(await problemOf(folder)).toEqual({ kind: 'UNREADABLE', reason: 'EISDIR' });
  });

  it('a macro, by its part and by its type', async () => {
    const archive = await JSZip.loadAsync(await docxOf(NARRATIVE, ANNEX));
    archive.file('word/vbaProject.bin', new Uint8Array(16));
    const bytes = await archive.generateAsync({ type: 'uint8array' });
    expect(await problemOf(saved('macro.docx', bytes))).toEqual({
      kind: 'MACRO',
      part: 'word/vbaProject.bin',
    });
    const typed = await rewritten(await docxOf(NARRATIVE, ANNEX), '[Content_Types].xml', (xml) =>
      xml.replace('wordprocessingml.document.main+xml', 'word.document.macroEnabled.main+xml'),
    );
    expect(await problemOf(saved('macro2.docx', typed))).toEqual({
      kind: 'MACRO',
      part: '[Content_Types].xml',
    });
  });

  it('200 MB, before a byte of it is read', async () => {
    const path = saved('huge.docx', Buffer.from('PK\u0003\u0004'));
    truncateSync(path, 200 * 1024 * 1024);
    expect(await problemOf(path)).toEqual({
      kind: 'TOO_LARGE',
      ...{ bytes: 200 * 1024 * 1024, limit: 20 * 1024 * 1024 },
    });
  });

  it('a small file that unpacks into a large one, whether it says so or lies', async () => {
    const part = 'word/document.xml';
    const honest = await docxOf(NARRATIVE);
    expect(
      await problemOf(saved('declared.docx', withDeclaredSize(honest, part, 200_000_000))),
    ).toMatchObject({
      kind: 'EXPANDS_TOO_FAR',
      part,
    });
    // Ten megabytes of nothing: within the limit of size, beyond that of the ratio.
    const bytes = await rewritten(honest, part, (xml) =>
      xml.replace('<w:body>', `<w:body>${'<w:p/>'.repeat(1_700_000)}`),
    );
    expect(bytes.length).toBeLessThan(100 * 1024);
    expect(await problemOf(saved('thin.docx', bytes))).toMatchObject({ kind: 'EXPANDS_TOO_FAR', part });
    expect(await problemOf(saved('liar.docx', withDeclaredSize(bytes, part, 1000)))).toMatchObject({
      kind: 'DAMAGED',
      part,
    });
  }, 60_000);

  it('too many parts, entities of its own, and what is no XML', async () => {
    const parts = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`p${index}`, 'x']));
    expect(await problemOf(saved('parts.docx', await zipOf(parts)))).toMatchObject({
      kind: 'TOO_MANY_PARTS',
    });
    const laughing = await rewritten(await docxOf(NARRATIVE), 'word/document.xml', (xml) =>
      xml.replace('?>', '?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY l2 "&lol;&lol;">]>'),
    );
    expect(await problemOf(saved('laugh.docx', laughing))).toEqual({
      kind: 'DOCTYPE',
      part: 'word/document.xml',
    });
    const broken = await rewritten(await docxOf(NARRATIVE), 'word/document.xml', (xml) => xml.slice(0, -20));
    expect(await problemOf(saved('broken.docx', broken))).toMatchObject({
      kind: 'DAMAGED',
      part: 'word/document.xml',
    });
    const cut = await docxOf(NARRATIVE);
    expect(await problemOf(saved('cut.docx', cut.slice(0, cut.length / 2)))).toMatchObject({
      kind: 'DAMAGED',
    });
  });

  it('no merged range over a whole sheet: it costs nothing', async () => {
    const bytes = await rewritten(await xlsxOf(ANNEX), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(/<mergeCells count="\d+">/, '<mergeCells><mergeCell ref="H1:XFD1048576"/>'),
    );
    expect(annexTexts(await readReportFile(saved('wide.xlsx', bytes)))).toEqual(
      annexTexts(aPrintedReport(ANNEX)),
    );
  });
});

async function zipOf(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const archive = new JSZip();
  for (const [name, content] of Object.entries(parts)) archive.file(name, content);
  return archive.generateAsync({ type: 'uint8array' });
}

/** The archive with another unpacked size in its directory than the part has. */
function withDeclaredSize(bytes: Uint8Array, name: string, size: number): Uint8Array {
  const changed = Buffer.from(bytes);
  const HEADER = Buffer.from('PK\u0001\u0002');
  for (let at = changed.indexOf(HEADER); at >= 0; at = changed.indexOf(HEADER, at + 4)) {
    const length = changed.readUInt16LE(at + 28);
    if (changed.subarray(at + 46, at + 46 + length).toString() === name) changed.writeUInt32LE(size, at + 24);
  }
  return changed;
}
