import { demonstrationMaterial } from '#test/report-material';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../report/build-report.ts';
import { publicBlocksOf, publicReportOf } from './public-report.ts';
import { redactReport } from './redact-report.ts';
import { tableCsv } from './table-csv.ts';

const report = buildReport(demonstrationMaterial());
if (!report) throw new Error('the demonstration has no form');
const tables = publicBlocksOf(publicReportOf(redactReport(report, []))).filter(
  (block) => block.kind === 'TABLE',
);
const linesOf = (csv: string) => csv.slice(1).trimEnd().split('\r\n');

describe('tableCsv', () => {
  it('[PB9] gives every line all that is said of it, and numbers as numbers', () => {
    const annex = tables.at(-1);
    if (!annex) throw new Error('no annex');
    const lines = linesOf(tableCsv(annex));
    const rows = lines.filter((line) => line.startsWith('产出指标,'));
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.every((line) => line.split(',').length >= 7)).toBe(true);
    const split = tables.find(({ caption }) => caption.includes('资金分解下达情况'));
    expect(split && linesOf(tableCsv(split)).at(-1)).toMatch(/^合计,(\d+,)+600$/);
  });

  it('[PB9] keeps the number of columns in every line of every table', () => {
    for (const table of tables) {
      const width = table.columnWidths.length;
      const plain = { ...table, rows: table.rows.map((row) => row.map((cell) => ({ ...cell, text: 'x' }))) };
      expect(new Set(linesOf(tableCsv(plain)).map((line) => line.split(',').length))).toEqual(
        new Set([width]),
      );
    }
  });
});
