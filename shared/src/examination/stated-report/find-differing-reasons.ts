import { statesReason } from '../../scoring/row-faults.ts';
import { isSameReason } from './is-same-reason.ts';
import { reportFindingAt, type ReportFinding } from './report-finding.ts';
import { rowPairs } from './row-pairs.ts';
import { readField } from './stated-place.ts';
import type { StatedReport, StatedText } from './stated-report.ts';

/**
 * F29: the reason of an indicator differs between narrative and annex (正文与附表偏差原因不一致), or stands in one of
 * them alone. Other words for the same reason do not count.
 */
export function findDifferingReasons(report: StatedReport): ReportFinding[] {
  return rowPairs(report).flatMap(({ narrative, annex }) => {
    if (narrative.reason === null || annex.reason === null) return [];
    const [said, printed] = [reasonOf(narrative.reason), reasonOf(annex.reason)];
    if (said === null && printed === null) return [];
    if (said !== null && printed !== null && isSameReason(said, printed)) return [];
    return reportFindingAt([readField(annex, 'reason'), readField(narrative, 'reason')], {
      code: 'F29',
      details: { narrative: said, annex: printed },
    });
  });
}

/** Null for 无 and the like, which give no reason (FD2). */
function reasonOf({ text }: StatedText): string | null {
  return statesReason(text) ? text : null;
}
