import type { ExaminationSeverity } from '@attain/shared/examination/examination-finding';
import type { FindingCode } from '@attain/shared/finding-answer/any-finding';
import type { FindingStanding } from '@attain/shared/finding-answer/answer-state';
import type { FindingActView } from '../local-data/load-finding-acts.ts';

export type SeverityFilter = 'all' | ExaminationSeverity;
/** What changed since it was answered is unanswered (FA5). */
export type AnswerFilter = 'all' | 'unanswered' | 'answered' | 'gone';

export type ShownFinding = FindingStanding<FindingActView>;

/** What one rule found: a card of the page. */
export interface RuleGroup {
  readonly code: FindingCode;
  readonly severity: ExaminationSeverity;
  readonly findings: readonly ShownFinding[];
}

/** The gravest first. */
export const SEVERITIES: readonly ExaminationSeverity[] = ['error', 'likely-breach', 'weakness'];

/** By severity, then by the rule's id; within a rule in the order of the examination. */
export function groupByRule(
  findings: readonly ShownFinding[],
  filter: SeverityFilter,
  answers: AnswerFilter = 'all',
): readonly RuleGroup[] {
  const groups = new Map<FindingCode, ShownFinding[]>();
  for (const shown of findings) {
    const { code, severity } = shown.finding;
    if ((filter !== 'all' && severity !== filter) || !hasAnswer(shown, answers)) continue;
    const group = groups.get(code);
    if (group) group.push(shown);
    else groups.set(code, [shown]);
  }
  return [...groups]
    .map(([code, own]) => ({ code, severity: own[0]?.finding.severity ?? 'weakness', findings: own }))
    .sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1));
}

/** Answered ones count as well (FA7). */
export function countOf(findings: readonly ShownFinding[], filter: SeverityFilter): number {
  if (filter === 'all') return findings.length;
  return findings.filter(({ finding }) => finding.severity === filter).length;
}

export function countAnswers(findings: readonly ShownFinding[], filter: AnswerFilter): number {
  return findings.filter((shown) => hasAnswer(shown, filter)).length;
}

function hasAnswer({ state }: ShownFinding, filter: AnswerFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'answered':
      return state === 'ANSWERED';
    case 'unanswered':
      return state !== 'ANSWERED';
    case 'gone':
      return false;
  }
}

function rank({ severity }: RuleGroup): number {
  return SEVERITIES.indexOf(severity);
}
