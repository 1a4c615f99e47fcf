import type { ExaminationCode, ExaminationFinding } from '../examination/examination-finding.ts';
import type { ReportFinding, ReportFindingCode } from '../examination/stated-report/report-finding.ts';

/** A finding of a round's rows (F01–F26, F31) or of a report as it states itself (F28–F45). */
export type AnyFinding = ExaminationFinding | ReportFinding;

export type FindingCode = ExaminationCode | ReportFindingCode;

/** A finding by the name under which people answer it, whatever else is found beside it. */
export interface NamedFinding {
  readonly finding: AnyFinding;
  /** Rule and place (FA1). */
  readonly key: string;
  /** The facts that it compared (FA2), 16 hexadecimal digits. */
  readonly fingerprint: string;
}
