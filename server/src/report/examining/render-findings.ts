import type { ExaminationSeverity } from '@attain/shared/examination/examination-finding';
import type {
  ReportFinding,
  ReportFindingCode,
} from '@attain/shared/examination/stated-report/report-finding';
import {
  describeReportFinding,
  REPORT_RULE_TITLES,
  REPORT_SUGGESTIONS,
  SEVERITY_WORDS,
} from '@attain/shared/finding-answer/wording/describe-report-finding';
import { describeStatedPlace } from '@attain/shared/finding-answer/wording/describe-stated-place';
import { quote } from '@attain/shared/finding-answer/wording/quote';

/** What `pnpm report examine --json` prints. */
export interface Examination {
  readonly file: string;
  readonly findings: readonly DescribedFinding[];
  /** Rules that could not look: the file does not hold what they compare. */
  readonly unchecked: readonly ReportFindingCode[];
}

export interface DescribedFinding {
  readonly code: string;
  readonly severity: ExaminationSeverity;
  readonly title: string;
  readonly message: string;
  readonly suggestion: string;
  /** Every place that the rule read, the finding's own first. */
  readonly places: readonly { readonly place: string; readonly at: unknown; readonly text: string | null }[];
  readonly details: unknown;
}

export function describedFinding(finding: ReportFinding): DescribedFinding {
  const { code, severity, suggestion, trace, details } = finding;
  return {
    code,
    severity,
    title: REPORT_RULE_TITLES[code],
    message: describeReportFinding(finding),
    suggestion: REPORT_SUGGESTIONS[suggestion],
    places: trace.map(({ place, text }) => ({ place: describeStatedPlace(place), at: place.at, text })),
    details,
  };
}

const SEVERITIES: readonly ExaminationSeverity[] = ['error', 'likely-breach', 'weakness'];

/** For people: the gravest first, each with its places and the way out. */
export function renderFindings({ file, findings, unchecked }: Examination): string {
  const sorted = SEVERITIES.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  const counts = SEVERITIES.map(
    (severity) => `${SEVERITY_WORDS[severity]} ${findings.filter((one) => one.severity === severity).length}`,
  );
  const head =
    findings.length === 0
      ? `${file}：没有发现问题。`
      : `${file}：${findings.length} 条发现（${counts.join('，')}）`;
  const silent =
    unchecked.length === 0
      ? []
      : [
          '',
          `有 ${unchecked.length} 条规则缺少资料，没有检查，不代表没有问题：`,
          ...unchecked.map((code) => `  ${code} ${REPORT_RULE_TITLES[code]}`),
        ];
  return [head, ...sorted.flatMap(linesOf), ...silent, ''].join('\n');
}

function linesOf({ code, severity, title, message, suggestion, places }: DescribedFinding): string[] {
  return [
    '',
    `${code} ${SEVERITY_WORDS[severity]} ${title}`,
    `  ${message}。`,
    ...places.map(({ place, text }) => `  - ${place}：${text === null ? '没有写' : quote(text)}`),
    `  ${suggestion}`,
  ];
}
