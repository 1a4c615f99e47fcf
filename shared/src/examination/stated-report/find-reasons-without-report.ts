import { comparableName } from '../../indicator/indicator-name.ts';
import { statesReason } from '../../scoring/row-faults.ts';
import { comparableStatement } from './judge-stated-row.ts';
import { reportFindingAt, type ReportFinding } from './report-finding.ts';
import { rowsByIndicator } from './row-pairs.ts';
import { readField } from './stated-place.ts';
import type { StatedReport, StatedRow } from './stated-report.ts';

/** So many signs of a name in a row name the thing; fewer are words that many names share (企业数量). */
const NAMING_LENGTH = 5;

/**
 * F32: a reason points at an indicator that nobody reported (偏差原因涉及未填报指标): the shortfall is explained by
 * figures that the report does not have.
 */
export function findReasonsWithoutReport(report: StatedReport): ReportFinding[] {
  const reported = report.rows.map(({ indicator }) => comparableName(indicator));
  const names = [...new Set((report.unreported ?? []).map(comparableName))].filter(
    (name) => !reported.includes(name),
  );
  const namedIn = ({ reason }: StatedRow) => {
    const text = comparableStatement(reason?.text ?? '');
    if (!statesReason(reason?.text)) return [];
    return names.filter((name) => runsOf(name).some((run) => text.includes(run) && !isShared(run, reported)));
  };
  return rowsByIndicator(report).flatMap((ofIndicator) => {
    const found = ofIndicator.filter((row) => namedIn(row).length > 0);
    const unreported = [...new Set(found.flatMap(namedIn))];
    return reportFindingAt(
      found.map((row) => readField(row, 'reason')),
      { code: 'F32', details: { reason: found[0]?.reason?.text ?? '', unreported } },
    );
  });
}

function runsOf(name: string): string[] {
  return Array.from({ length: Math.max(0, name.length - NAMING_LENGTH + 1) }, (_, at) =>
    name.slice(at, at + NAMING_LENGTH),
  );
}

/** What a reported indicator is called as well points at that one. */
function isShared(run: string, reported: readonly string[]): boolean {
  return reported.some((name) => name.includes(run));
}
