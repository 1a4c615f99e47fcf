import { judgeStatedRow } from './judge-stated-row.ts';
import { reportFindingAt, type ReportFinding } from './report-finding.ts';
import { rowsByIndicator } from './row-pairs.ts';
import { readField } from './stated-place.ts';
import type { StatedReport } from './stated-report.ts';

/** F30: the actual repeats its target word for word (实际完成值照抄指标值). Numbers are none: 3 of 3 is an answer. */
export function findRepeatedTargets(report: StatedReport): ReportFinding[] {
  return rowsByIndicator(report).flatMap((rows) => {
    const repeating = rows.filter((row) =>
      judgeStatedRow(row, report.budgetYear, null).faults.has('ACTUAL_COPIES_TARGET'),
    );
    return reportFindingAt(
      repeating.flatMap((row) => [readField(row, 'actual'), readField(row, 'target')]),
      { code: 'F30', details: { text: repeating[0]?.actual?.text ?? '' } },
    );
  });
}
