import { canAnswerFindings } from '@attain/shared/finding-answer/finding-act';
import type { RoundMutation } from '@attain/shared/sync/read-mutation';
import { APPLIED, NOOP, parked, type Verdict } from '@attain/shared/sync/verdict';
import type { DecisionContext } from '../sync/decisions/decision.ts';
import type { FindingAnswer } from './finding-answer.entity.ts';
import type { RoundInHand } from './round-in-hand.ts';

interface RoundDecision {
  readonly verdict: Verdict;
  /** The same object when nothing changed. */
  readonly round: RoundInHand;
}

/**
 * Adds an answer to a finding, or the word that one is taken back (FA3, FA4). Both stand beside what was there: nothing
 * can be in conflict.
 */
export function decideFindingAct(
  inHand: RoundInHand,
  mutation: RoundMutation,
  context: DecisionContext,
): RoundDecision {
  const { round, acts } = inHand;
  const refused = (verdict: Verdict): RoundDecision => ({ verdict, round: inHand });
  if (!canAnswerFindings(context.author.grants, round.ownerPath)) return refused(parked('FORBIDDEN', {}));
  const { key, fingerprint, reason } = mutation.args;
  const ofFinding = [...acts.values()].filter(({ findingKey }) => findingKey === key);
  const answerId = mutation.name === 'finding.revoke@1' ? mutation.args.answerId : null;
  if (answerId !== null) {
    if (!ofFinding.some(({ id, kind }) => id === answerId && kind === 'ANSWER')) {
      return refused(parked('NOT_FOUND', {}));
    }
    if (ofFinding.some((act) => act.answerId === answerId)) return refused(NOOP);
  }
  const act: FindingAnswer = {
    id: context.mutationId,
    roundId: round.id,
    findingKey: key,
    kind: answerId === null ? 'ANSWER' : 'REVOCATION',
    fingerprint,
    reason,
    answerId,
    ordinal: Math.max(0, ...ofFinding.map(({ ordinal }) => ordinal)) + 1,
    authorId: context.author.userId,
    authorName: context.author.displayName,
    createdAt: context.receivedAt,
    orgPath: round.ownerPath,
  };
  return { verdict: APPLIED, round: { round, acts: new Map(acts).set(act.id, act) } };
}
