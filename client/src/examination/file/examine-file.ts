import { csvText } from '@attain/shared/csv/csv-text';
import type { RoundMaterial } from '@attain/shared/examination/round-material';
import { examineAgainstRound } from '@attain/shared/examination/stated-report/examine-against-round';
import {
  examineReport,
  reportRulesWithoutFacts,
} from '@attain/shared/examination/stated-report/examine-report';
import type { AnyFinding, FindingCode } from '@attain/shared/finding-answer/any-finding';
import type { ReportFileReading } from '@attain/shared/report/report-examination';
import {
  describeAnyPlace,
  describeFinding,
  FINDING_TITLES,
  suggestionFor,
} from '../../messages/finding.messages.ts';
import { SEVERITY_WORDS } from '../../messages/examination.messages.ts';
import { EXAMINE_FILE_MESSAGES as words } from '../../messages/examine-file.messages.ts';
import { SEVERITIES } from '../rule-groups.ts';

type Stated = Extract<ReportFileReading, { readonly ok: true }>;

interface FileExamination {
  /** The gravest first, then by rule. */
  readonly findings: readonly AnyFinding[];
  readonly unchecked: readonly FindingCode[];
}

/** Runs the rules over what a file states; with a round, over what it says of that round's money too. */
export function examineFile({ report, headline }: Stated, round: RoundMaterial | null): FileExamination {
  const found: AnyFinding[] = [
    ...(round ? examineAgainstRound(report, headline, round) : []),
    ...examineReport(report),
  ];
  const findings = SEVERITIES.flatMap((severity) => found.filter((finding) => finding.severity === severity));
  return { findings, unchecked: reportRulesWithoutFacts(report) };
}

/** A line for each place, so that a spreadsheet can be filtered by it. */
export function findingsAsCsv(findings: readonly AnyFinding[]): string {
  const lines = findings.flatMap((finding) =>
    finding.trace.map(({ place, text }) => [
      finding.code,
      SEVERITY_WORDS[finding.severity],
      FINDING_TITLES[finding.code],
      describeFinding({ finding }),
      describeAnyPlace(place),
      text ?? words.notWritten,
      suggestionFor({ finding }),
    ]),
  );
  return csvText([words.columns, ...lines]);
}

export function findingsAsText(name: string, findings: readonly AnyFinding[]): string {
  const blocks = findings.map((finding) =>
    [
      `${finding.code} ${SEVERITY_WORDS[finding.severity]} ${FINDING_TITLES[finding.code]}`,
      `  ${describeFinding({ finding })}`,
      ...finding.trace.map(
        ({ place, text }) => `  - ${describeAnyPlace(place)}：${text ?? words.notWritten}`,
      ),
      `  ${suggestionFor({ finding })}`,
    ].join('\n'),
  );
  return `${[words.head(name, findings.length), ...blocks].join('\n\n')}\n`;
}
