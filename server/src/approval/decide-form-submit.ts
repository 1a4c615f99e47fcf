import { isAfterDeadline } from '@attain/shared/approval/is-after-deadline';
import { APPLIED, NOOP, parked } from '@attain/shared/sync/verdict';
import { checkFormSubmission } from './check-form-submission.ts';
import { checkTransition } from './check-transition.ts';
import { currentContent } from './current-content.ts';
import type { Decide } from '../sync/decisions/decision.ts';
import { withAuthor } from '../self-evaluation/form-in-hand.ts';

/** Hands the form in for review, with exactly the content and the scheme that the person saw (SY6). */
export const decideFormSubmit: Decide<'form.submit@1'> = (form, args, context) => {
  const { content, contentHash } = currentContent(form);
  const isSeen = args.contentHash === contentHash && args.schemeId === form.table.schemeId;
  const { roundNumber, state } = form.selfEvaluation;
  // The same content handed in twice, by two devices of one unit for example, is handed in.
  if (state === 'SUBMITTED' && args.roundNumber === roundNumber && isSeen) return { verdict: NOOP, form };

  const refusal = checkTransition(form, 'SUBMITTED', args);
  if (refusal) return { verdict: refusal, form };
  if (!isSeen) return { verdict: parked('STALE_CONTENT', { roundNumber }), form };
  const violation = checkFormSubmission(form);
  if (violation) return { verdict: violation, form };

  const { author, mutationId, receivedAt } = context;
  const submission = {
    id: mutationId,
    selfEvaluationId: form.selfEvaluation.id,
    roundNumber,
    content,
    contentHash,
    submittedAt: receivedAt,
    submittedById: author.userId,
    submittedByName: author.displayName,
    orgPath: form.selfEvaluation.orgPath,
  };
  return {
    verdict: APPLIED,
    form: {
      ...withAuthor(form, context),
      submissions: [...form.submissions, submission],
      selfEvaluation: {
        ...form.selfEvaluation,
        state: 'SUBMITTED',
        rev: form.selfEvaluation.rev + 1,
        submittedAt: receivedAt,
        submittedById: author.userId,
        submittedByName: author.displayName,
        isLate: isAfterDeadline(receivedAt, form.round.deadlineOn),
      },
    },
  };
};
