import type {
  ExaminationCode,
  ExaminationFinding,
  ExaminationSeverity,
} from '@attain/shared/examination/examination-finding';

export type SeverityFilter = 'all' | ExaminationSeverity;

/** What one rule found: a card of the page. */
export interface RuleGroup {
  readonly code: ExaminationCode;
  readonly severity: ExaminationSeverity;
  readonly findings: readonly ExaminationFinding[];
}

/** The gravest first. */
export const SEVERITIES: readonly ExaminationSeverity[] = ['error', 'likely-breach', 'weakness'];

/** By severity, then by the rule's id; within a rule in the order of the examination. */
export function groupByRule(
  findings: readonly ExaminationFinding[],
  filter: SeverityFilter,
): readonly RuleGroup[] {
  const groups = new Map<ExaminationCode, ExaminationFinding[]>();
  for (const finding of findings) {
    if (filter !== 'all' && finding.severity !== filter) continue;
    const group = groups.get(finding.code);
    if (group) group.push(finding);
    else groups.set(finding.code, [finding]);
  }
  return [...groups]
    .map(([code, own]) => ({ code, severity: own[0]?.severity ?? 'weakness', findings: own }))
    .sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1));
}

export function countOf(findings: readonly ExaminationFinding[], filter: SeverityFilter): number {
  return filter === 'all' ? findings.length : findings.filter(({ severity }) => severity === filter).length;
}

function rank({ severity }: RuleGroup): number {
  return SEVERITIES.indexOf(severity);
}
