import { judgeStatedRow } from './judge-stated-row.ts';
import { reportFindingAt, type ReportFinding } from './report-finding.ts';
import { rowsByIndicator } from './row-pairs.ts';
import { readField } from './stated-place.ts';
import { formatRate, printedRate, type StatedRate } from './stated-rate.ts';
import type { StatedReport, StatedRow } from './stated-report.ts';

/** F34: what was reached only partly (部分, 基本) is put into the top band (PARTLY_DONE_HIGH_BAND). */
export function findPartlyInTopBand(report: StatedReport): ReportFinding[] {
  return rowsByIndicator(report).flatMap((rows) => {
    const found = rows.flatMap((row) => {
      const rate = printedRate(row, report);
      return rate && isPartlyOnTop(row, rate, report.budgetYear) ? [{ row, rate }] : [];
    });
    const [first] = found;
    if (!first) return [];
    const readings = found.flatMap(({ row, rate }) => [
      readField(row, 'actual'),
      ...(rate.field === 'actual' ? [] : [readField(row, rate.field)]),
    ]);
    return reportFindingAt(readings, { code: 'F34', details: { rate: formatRate(first.rate) } });
  });
}

function isPartlyOnTop(row: StatedRow, { rate }: StatedRate, year: number | null): boolean {
  return judgeStatedRow(row, year, rate).faults.has('PARTLY_DONE_HIGH_BAND');
}
