import { APPLIED, parked } from '@attain/shared/sync/verdict';
import type { Decide } from '../sync/decisions/decision.ts';

/** Adds a sentence to a form or to one of its rows, in any state. */
export const decideCommentAdd: Decide<'comment.add@1'> = (form, { indicatorId, text }, context) => {
  if (indicatorId !== null && !form.indicators.has(indicatorId)) {
    return { verdict: parked('NOT_FOUND', {}), form };
  }
  const comment = {
    id: context.mutationId,
    selfEvaluationId: form.selfEvaluation.id,
    indicatorId,
    reviewDecisionId: null,
    roundNumber: form.selfEvaluation.roundNumber,
    text,
    authorId: context.author.userId,
    authorName: context.author.displayName,
    createdAt: context.receivedAt,
    orgPath: form.selfEvaluation.orgPath,
  };
  return { verdict: APPLIED, form: { ...form, comments: [...form.comments, comment] } };
};
