import { createHash } from 'node:crypto';
import { buildReport } from '@attain/shared/report/build-report';
import { printReportGaps } from '@attain/shared/report/report-gaps';
import type { VersionMark } from '@attain/shared/sign-off/report-version';
import { shortCodeFrom } from '@attain/shared/sign-off/short-code';
import ExcelJS from 'exceljs';
import jsqrModule from 'jsqr';
import JSZip from 'jszip';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { demonstrationMaterial } from '#test/report-material';
import { fileFolder } from '#test/template-files';
import { exampleTemplate } from '../report-template/example-template.ts';
import { renderDocx } from './render-docx.ts';
import { renderOrder } from './render-order.ts';
import { renderXlsx } from './render-xlsx.ts';

// The package is CommonJS with a `default` of its own.
const readQrCode = jsqrModule.default;

const code = shortCodeFrom([7, 19, 3, 20, 9, 29, 24, 26, 2, 27, 16]);
const mark: VersionMark = { number: 2, code, address: `https://attain.example/public/proof/${code}` };
const material = demonstrationMaterial();
const report = buildReport(material);
if (!report) throw new Error('nothing to report on');
const printed = `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;

const templateFiles = fileFolder();

async function textsOfSheets(bytes: Uint8Array): Promise<string[]> {
  const workbook = new ExcelJS.Workbook();
  // The declaration of Buffer that the library was written against is an older one.
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  return workbook.worksheets.map((sheet) => JSON.stringify(sheet.getSheetValues()));
}

describe('the paper of a version', () => {
  it('carries a QR code that leads to its proof, and the short code', async () => {
    const archive = await JSZip.loadAsync(await renderDocx(report, mark));
    const pictures = Object.keys(archive.files).filter((name) => name.endsWith('.png'));
    expect(pictures).toHaveLength(1);
    const png = (await archive.file(pictures[0] ?? '')?.async('uint8array')) ?? new Uint8Array();
    const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const read = readQrCode(new Uint8ClampedArray(data), info.width, info.height);
    expect(read?.data).toBe(mark.address);
    const text = (await archive.file('word/document.xml')?.async('string')) ?? '';
    expect(text).toContain(`第 2 版  查验码 ${printed}`);
    expect(text.indexOf(printed)).toBeGreaterThan(text.indexOf('五、其他需要说明的问题'));
  });

  it('has the short code on every sheet of the workbook, and none without a version', async () => {
    const sheets = await textsOfSheets(await renderXlsx(report, mark));
    expect(sheets.filter((text) => !text.includes(printed))).toEqual([]);
    const unmarked = await textsOfSheets(await renderXlsx(report));
    expect(unmarked.filter((text) => text.includes('查验码'))).toEqual([]);
  });

  it('carries them on a region’s own template and annex form as well', async () => {
    const keep = (bytes: Uint8Array) => ({
      path: templateFiles.write(bytes),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const templates = {
      REPORT: keep(await exampleTemplate('REPORT')),
      ANNEX: keep(await exampleTemplate('ANNEX')),
    };
    const made = await renderOrder({ material, known: null, mark, templates }, () => undefined);
    if (made.kind !== 'MADE') throw new Error(made.kind);
    const bytesOf = (kind: string) =>
      made.files.find((file) => file.kind === kind)?.bytes ?? new Uint8Array();
    const archive = await JSZip.loadAsync(bytesOf('DOCX'));
    const text = (await archive.file('word/document.xml')?.async('string')) ?? '';
    expect(text).toContain(printed);
    expect(Object.keys(archive.files).filter((name) => name.endsWith('.png'))).toHaveLength(1);
    expect((await textsOfSheets(bytesOf('XLSX'))).filter((sheet) => !sheet.includes(printed))).toEqual([]);
  }, 60_000);

  it('[SO11] says on every file what is open, and nowhere that it is a draft', async () => {
    const keep = async (kind: 'REPORT' | 'ANNEX') => {
      const bytes = await exampleTemplate(kind);
      return { path: templateFiles.write(bytes), sha256: createHash('sha256').update(bytes).digest('hex') };
    };
    const own = { REPORT: await keep('REPORT'), ANNEX: await keep('ANNEX') };
    for (const templates of [undefined, own]) {
      const order = { material, known: null, mark, ...(templates && { templates }) };
      const made = await renderOrder(order, () => undefined);
      if (made.kind !== 'MADE') throw new Error(made.kind);
      const [docx, xlsx, json] = made.files.map(({ bytes }) => bytes);
      const archive = await JSZip.loadAsync(docx ?? new Uint8Array());
      const paper = ((await archive.file('word/document.xml')?.async('string')) ?? '').replace(
        /<[^>]+>/g,
        '',
      );
      expect(paper).toContain(`本报告不完整，还有${made.gaps.openPlaces}处未填写`);
      expect(paper).not.toContain('草稿。');
      const told = `本报告不完整：${printReportGaps(made.gaps)}。`;
      const sheets = await textsOfSheets(xlsx ?? new Uint8Array());
      expect(sheets.filter((text) => !text.includes(told))).toEqual([]);
      const data = JSON.parse(new TextDecoder().decode(json)) as { readonly version: VersionMark };
      expect(data.version).toEqual({ ...mark, gaps: made.gaps });
    }
    const draft = await renderOrder({ material, known: null, mark: null }, () => undefined);
    if (draft.kind !== 'MADE') throw new Error(draft.kind);
    const sheets = await textsOfSheets(draft.files[1]?.bytes ?? new Uint8Array());
    expect(sheets.filter((text) => text.includes('本报告不完整'))).toEqual([]);
  }, 60_000);

  it('is the same byte for byte for the same version, and another for another', async () => {
    const make = (of: VersionMark) => renderOrder({ material, known: null, mark: of }, () => undefined);
    const [first, again, other] = [await make(mark), await make(mark), await make({ ...mark, number: 3 })];
    expect(again).toEqual(first);
    if (first.kind !== 'MADE' || other.kind !== 'MADE') throw new Error('nothing was made');
    // The content is the same; what is printed on it is not.
    expect(other.contentHash).toBe(first.contentHash);
    for (const [index, { bytes }] of first.files.entries()) {
      expect(Buffer.from(bytes).equals(other.files[index]?.bytes ?? new Uint8Array())).toBe(false);
    }
  });
});
