import type { Grant } from '../organisation/scope.ts';

export const FindingActKind = {
  /** 说明: a reason is given. */
  ANSWER: 'ANSWER',
  /** 撤回: an answer is taken back. */
  REVOCATION: 'REVOCATION',
} as const;

export type FindingActKind = keyof typeof FindingActKind;

/** What somebody did about a finding. Acts are only ever added. */
export interface FindingAct {
  readonly id: string;
  readonly findingKey: string;
  readonly kind: FindingActKind;
  /** Of the facts that the person saw. */
  readonly fingerprint: string;
  /** Why the finding stands as it is, or why the answer is taken back; the latter may be ''. */
  readonly reason: string;
  /** The answer that a revocation takes back; null for an answer. */
  readonly answerId: string | null;
  /** 1, 2, 3 … of the acts on this finding, in the server's order. */
  readonly ordinal: number;
}

/** FA8: managers and reviewers of the unit that called the round; whoever fills in a form explains there. */
export function canAnswerFindings(grants: readonly Grant[], roundOwnerPath: string): boolean {
  return grants.some(
    ({ role, path }) => path === roundOwnerPath && (role === 'MANAGER' || role === 'REVIEWER'),
  );
}
