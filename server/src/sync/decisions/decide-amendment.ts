import { canDecide } from '@attain/shared/amendment/amendment-state';
import { isEditable } from '@attain/shared/approval/form-state';
import { APPLIED, NOOP, parked, type Verdict } from '@attain/shared/sync/verdict';
import type { Amendment } from '../../amendment/amendment.entity.ts';
import type { FormInHand } from '../../self-evaluation/form-in-hand.ts';
import { withAmendment } from './amendments-of-cell.ts';
import { checkCellValue, readCell, type Cell } from './cell.ts';
import type { Decide } from './decision.ts';

/**
 * Hands a proposal to the form's preparer, or turns it down for a reason (AM2). Neither changes a value: values are
 * entered by those who may fill in the form, and never by who decides on them (SY8).
 */
export const decideAmendment: Decide<'amendment.decide@1'> = (form, args, context) => {
  const amendment = form.amendments.get(args.amendmentId);
  if (!amendment) return { verdict: parked('NOT_FOUND', {}), form };
  const { author, receivedAt } = context;
  if (amendment.authorId === author.userId) return { verdict: parked('SELF_APPROVAL', {}), form };
  if (amendment.state === args.outcome) return { verdict: NOOP, form };
  if (amendment.state !== args.seen) {
    return { verdict: parked('STALE_CONTENT', { roundNumber: form.selfEvaluation.roundNumber }), form };
  }
  if (!canDecide(amendment.state, args.outcome)) {
    return { verdict: parked('TRANSITION_NOT_ALLOWED', { from: amendment.state, to: args.outcome }), form };
  }
  const refusal = args.outcome === 'REJECTED' ? checkReason(args.reason) : checkEnterable(form, amendment);
  if (refusal) return { verdict: refusal, form };

  const decision = {
    outcome: args.outcome,
    reason: args.reason.trim(),
    byName: author.displayName,
    at: receivedAt,
  };
  return {
    verdict: APPLIED,
    form: withAmendment(form, {
      ...amendment,
      state: args.outcome,
      decisions: [...amendment.decisions, decision],
    }),
  };
};

function checkReason(reason: string): Verdict | null {
  return reason.trim() === '' ? parked('VALUE_INVALID', { field: 'reason', violation: 'EMPTY' }) : null;
}

/** What is handed to the preparer can be entered at once: it fits its field, and the form is open (AM3). */
function checkEnterable(form: FormInHand, { subject, subjectKey, field, value }: Amendment): Verdict | null {
  if (subject === null) return null;
  // The columns hold what `readProposal` found to be a cell.
  const cell = { subject, subjectKey, field } as Cell;
  if (!readCell(form, cell)) return parked('NOT_FOUND', {});
  const { state } = form.selfEvaluation;
  return isEditable(state) ? checkCellValue(form, cell, value) : parked('FORM_LOCKED', { state });
}
