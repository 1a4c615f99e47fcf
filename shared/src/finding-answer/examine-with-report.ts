import { examineRound } from '../examination/examine-round.ts';
import type { RoundMaterial } from '../examination/round-material.ts';
import { rulesWithoutFacts } from '../examination/rules-without-facts.ts';
import { examineReport, reportRulesWithoutFacts } from '../examination/stated-report/examine-report.ts';
import { REPORT_VERDICTS, type ReportFindingCode } from '../examination/stated-report/report-finding.ts';
import type { StatedReport } from '../examination/stated-report/stated-report.ts';
import { comparableName } from '../indicator/indicator-name.ts';
import { printReport } from '../report/printed/print-report.ts';
import { readPrintedReport } from '../report/printed/read-printed-report.ts';
import type { ReportDocument } from '../report/report-document.ts';
import type { FindingCode, NamedFinding } from './any-finding.ts';
import { nameFindings } from './name-findings.ts';
import type { IdOfIndicator } from './place-text.ts';

/** An indicator of the table that the report answers. */
interface ReportedIndicator {
  readonly id: string;
  readonly level3: string;
}

interface WholeExamination {
  readonly findings: readonly NamedFinding[];
  /** Rules that could not look, by their ids. */
  readonly unchecked: readonly FindingCode[];
}

/**
 * Everything that the rules find in a round (FA9): in its rows, and in the report as it would be written from them.
 *
 * @param report Null where the unit that called the round has no form to report from.
 * @param indicators Of that unit's own table.
 */
export function examineWithReport(
  material: RoundMaterial,
  report: ReportDocument | null,
  indicators: readonly ReportedIndicator[],
): WholeExamination {
  const stated = report && stateReport(report);
  return {
    findings: nameFindings(
      [...examineRound(material), ...(stated ? examineReport(stated) : [])],
      idsByName(indicators),
    ),
    unchecked: [
      ...rulesWithoutFacts(material),
      ...(stated ? reportRulesWithoutFacts(stated) : ALL_REPORT_RULES),
    ].sort(),
  };
}

// Every key of the record is a code; Object.keys only forgets it.
const ALL_REPORT_RULES = Object.keys(REPORT_VERDICTS) as ReportFindingCode[];

/** Our own report as it states itself; null while it has no annex that can be read. */
function stateReport(report: ReportDocument): StatedReport | null {
  const reading = readPrintedReport(printReport(report));
  return reading.ok ? reading.report : null;
}

function idsByName(indicators: readonly ReportedIndicator[]): IdOfIndicator {
  const ids = new Map<string, string | null>();
  for (const { id, level3 } of indicators) {
    const name = comparableName(level3);
    // A name that stands twice is nobody's.
    ids.set(name, ids.has(name) ? null : id);
  }
  return (name) => ids.get(comparableName(name)) ?? comparableName(name);
}
