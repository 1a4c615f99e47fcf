import { APPLIED, parked } from '@attain/shared/sync/verdict';
import { checkTransition } from './check-transition.ts';
import { isAuthor } from '../self-evaluation/form-in-hand.ts';
import { currentContent } from './current-content.ts';
import type { Decide } from '../sync/decisions/decision.ts';

/** Opens an approved form again, for a reason, by somebody who had no part in its content. */
export const decideFormReopen: Decide<'form.reopen@1'> = (form, args, context) => {
  const { author, mutationId, receivedAt } = context;
  if (isAuthor(form, author.userId)) return { verdict: parked('SELF_APPROVAL', {}), form };
  const refusal = checkTransition(form, 'REOPENED', args);
  if (refusal) return { verdict: refusal, form };

  const decision = {
    id: mutationId,
    selfEvaluationId: form.selfEvaluation.id,
    roundNumber: form.selfEvaluation.roundNumber,
    outcome: 'REOPENED' as const,
    comment: args.reason,
    contentHash: currentContent(form).contentHash,
    decidedAt: receivedAt,
    decidedById: author.userId,
    decidedByName: author.displayName,
    orgPath: form.selfEvaluation.orgPath,
  };
  return {
    verdict: APPLIED,
    form: {
      ...form,
      decisions: [...form.decisions, decision],
      selfEvaluation: {
        ...form.selfEvaluation,
        state: 'REOPENED',
        roundNumber: form.selfEvaluation.roundNumber + 1,
        rev: form.selfEvaluation.rev + 1,
        decidedAt: receivedAt,
        // The score stands in for the approval; both are gone until the next one.
        approvedScore: null,
      },
    },
  };
};
