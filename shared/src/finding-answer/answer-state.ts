import type { NamedFinding } from './any-finding.ts';
import type { FindingAct } from './finding-act.ts';

export const AnswerState = {
  /** 未说明 */
  UNANSWERED: 'UNANSWERED',
  /** 已说明 */
  ANSWERED: 'ANSWERED',
  /** 依据已变: what the answer was about is not the same any more. Counts as unanswered. */
  FACTS_CHANGED: 'FACTS_CHANGED',
} as const;

export type AnswerState = keyof typeof AnswerState;

/** A finding with what people did about it. An answer never hides it (FA7). */
export interface FindingStanding<Act extends FindingAct = FindingAct> extends NamedFinding {
  readonly state: AnswerState;
  /** The answer that counts, or counted before the facts changed. */
  readonly answer: Act | null;
  /** Oldest first. */
  readonly acts: readonly Act[];
}

/** A finding that people answered and that is found no more (已消除). */
export interface GoneFinding<Act extends FindingAct = FindingAct> {
  readonly key: string;
  /** Oldest first; never empty. */
  readonly acts: readonly Act[];
}

/** How each finding stands, in the same order (FA3, FA4, FA5). */
export function standingOfFindings<Act extends FindingAct>(
  findings: readonly NamedFinding[],
  acts: readonly Act[],
): readonly FindingStanding<Act>[] {
  const byKey = actsByKey(acts);
  return findings.map((named) => {
    const own = byKey.get(named.key) ?? [];
    const answer = answerThatCounts(own);
    return { ...named, answer, acts: own, state: stateOf(named, answer) };
  });
}

/** Findings without an answer that fits what they compare now: what a sign-off asks about. */
export function unansweredFindings(
  findings: readonly NamedFinding[],
  acts: readonly FindingAct[],
): readonly NamedFinding[] {
  const standing = standingOfFindings(findings, acts);
  return findings.filter((_, index) => standing[index]?.state !== 'ANSWERED');
}

/** FA6: what people said of findings that are found no more, by rule and place. */
export function goneFindings<Act extends FindingAct>(
  findings: readonly NamedFinding[],
  acts: readonly Act[],
): readonly GoneFinding<Act>[] {
  const found = new Set(findings.map(({ key }) => key));
  return [...actsByKey(acts)]
    .filter(([key]) => !found.has(key))
    .map(([key, own]) => ({ key, acts: own }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The latest answer, unless that one was taken back: an earlier one does not come back to life (FA3, FA4). */
export function answerThatCounts<Act extends FindingAct>(acts: readonly Act[]): Act | null {
  const latest = inOrder(acts).findLast(({ kind }) => kind === 'ANSWER');
  const isTakenBack = acts.some(({ kind, answerId }) => kind === 'REVOCATION' && answerId === latest?.id);
  return latest && !isTakenBack ? latest : null;
}

function stateOf({ fingerprint }: NamedFinding, answer: FindingAct | null): AnswerState {
  if (!answer) return 'UNANSWERED';
  return answer.fingerprint === fingerprint ? 'ANSWERED' : 'FACTS_CHANGED';
}

function actsByKey<Act extends FindingAct>(acts: readonly Act[]): Map<string, Act[]> {
  const byKey = new Map<string, Act[]>();
  for (const act of inOrder(acts)) {
    const own = byKey.get(act.findingKey);
    if (own) own.push(act);
    else byKey.set(act.findingKey, [act]);
  }
  return byKey;
}

function inOrder<Act extends FindingAct>(acts: readonly Act[]): Act[] {
  return acts.toSorted((a, b) => a.ordinal - b.ordinal);
}
