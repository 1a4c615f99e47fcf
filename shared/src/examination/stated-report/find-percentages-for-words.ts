import { isTargetInWords } from './judge-stated-row.ts';
import { reportFindingAt, type ReportFinding } from './report-finding.ts';
import { rowsByIndicator } from './row-pairs.ts';
import { rateInWords } from './stated-rate.ts';
import { readField } from './stated-place.ts';
import type { StatedReport } from './stated-report.ts';

/**
 * F35: a percentage stands as the actual of a target in words (文字目标以百分比作答). A change (增长 5 %) answers a
 * target of growth and is none; neither is a rate in a column of its own.
 */
export function findPercentagesForWords(report: StatedReport): ReportFinding[] {
  return rowsByIndicator(report).flatMap((rows) => {
    const answered = rows.filter(
      (row) => isTargetInWords(row, report.budgetYear) && rateInWords(row.actual?.text ?? ''),
    );
    const [first] = answered;
    return reportFindingAt(
      answered.flatMap((row) => [readField(row, 'actual'), readField(row, 'target')]),
      { code: 'F35', details: { target: first?.target?.text ?? '', actual: first?.actual?.text ?? '' } },
    );
  });
}
