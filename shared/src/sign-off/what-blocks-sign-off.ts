import { unansweredFindings } from '../finding-answer/answer-state.ts';
import type { NamedFinding } from '../finding-answer/any-finding.ts';
import { examineWithReport } from '../finding-answer/examine-with-report.ts';
import type { FindingAct } from '../finding-answer/finding-act.ts';
import { buildReport } from '../report/build-report.ts';
import { readReportFacts } from '../report/report-facts.ts';
import { roundMaterialOf, type ExaminedMaterial } from './round-material-of.ts';

/** What the examination finds in the rows of a version, and in the report that was written from them. */
export function findingsOfVersion(material: ExaminedMaterial): readonly NamedFinding[] {
  const table = readReportFacts(material)?.table;
  const indicators = material.indicators.filter(({ targetTableId }) => targetTableId === table?.id);
  return examineWithReport(roundMaterialOf(material), buildReport(material), indicators).findings;
}

/**
 * The findings that a signature waits for (SO7): errors and likely breaches that nobody has answered as they stand.
 * A weakness is told and holds up nothing.
 */
export function whatBlocksSignOff(
  findings: readonly NamedFinding[],
  answers: readonly FindingAct[],
): readonly NamedFinding[] {
  return unansweredFindings(findings, answers).filter(({ finding }) => finding.severity !== 'weakness');
}
