import { APPLIED, parked } from '@attain/shared/sync/verdict';
import type { Comment } from './comment.entity.ts';
import { approvedScoreOf } from './approved-score.ts';
import { checkTransition } from './check-transition.ts';
import { isAuthor } from '../self-evaluation/form-in-hand.ts';
import { currentContent } from './current-content.ts';
import type { Decide } from '../sync/decisions/decision.ts';

/** Approves or returns the content that the reviewer saw (SY6), never their own (SY8). */
export const decideFormReview: Decide<'form.review@1'> = (form, args, context) => {
  const { author, mutationId, receivedAt } = context;
  if (isAuthor(form, author.userId)) return { verdict: parked('SELF_APPROVAL', {}), form };
  const refusal = checkTransition(form, args.outcome, args);
  if (refusal) return { verdict: refusal, form };
  const { contentHash } = currentContent(form);
  const { roundNumber, id: selfEvaluationId, orgPath } = form.selfEvaluation;
  if (args.contentHash !== contentHash) return { verdict: parked('STALE_CONTENT', { roundNumber }), form };
  if (args.marks.some(({ indicatorId }) => !form.indicators.has(indicatorId))) {
    return { verdict: parked('NOT_FOUND', {}), form };
  }
  const isReturn = args.outcome === 'RETURNED';
  if (isReturn && args.comment.trim() === '' && args.marks.length === 0) {
    return { verdict: parked('RETURN_WITHOUT_REASON', {}), form };
  }
  // Whoever approves what has not arrived yet says why.
  const awaited = [...form.evidence.values()].filter(({ state }) => state === 'AWAITED').length;
  if (!isReturn && awaited > 0 && args.comment.trim() === '') {
    return { verdict: parked('EVIDENCE_AWAITED', { count: awaited }), form };
  }

  const decision = {
    id: mutationId,
    selfEvaluationId,
    roundNumber,
    outcome: args.outcome,
    comment: args.comment,
    contentHash,
    decidedAt: receivedAt,
    decidedById: author.userId,
    decidedByName: author.displayName,
    orgPath,
  };
  const marks = args.marks.map(({ indicatorId, text }, index): Comment => ({
    id: `${mutationId}.${index + 1}`,
    selfEvaluationId,
    indicatorId,
    reviewDecisionId: decision.id,
    roundNumber,
    text,
    authorId: author.userId,
    authorName: author.displayName,
    createdAt: receivedAt,
    orgPath,
  }));
  return {
    verdict: APPLIED,
    form: {
      ...form,
      decisions: [...form.decisions, decision],
      comments: [...form.comments, ...marks],
      selfEvaluation: {
        ...form.selfEvaluation,
        state: args.outcome,
        // What is handed in after a return is the next round's.
        roundNumber: isReturn ? roundNumber + 1 : roundNumber,
        rev: form.selfEvaluation.rev + 1,
        decidedAt: receivedAt,
        approvedScore: isReturn ? null : approvedScoreOf(form),
      },
    },
  };
};
