import { isEditable } from '@attain/shared/approval/form-state';
import { isShown } from '@attain/shared/evidence/evidence-state';
import { APPLIED, NOOP, parked } from '@attain/shared/sync/verdict';
import type { Decide } from '../sync/decisions/decision.ts';
import { withEvidence } from './decide-evidence-add.ts';

/** Takes a piece of evidence back. The row stays as a tombstone, and so do the bytes; nobody is shown them. */
export const decideEvidenceRemove: Decide<'evidence.remove@1'> = (form, { evidenceId }, context) => {
  const evidence = form.evidence.get(evidenceId);
  if (!evidence) return { verdict: parked('NOT_FOUND', {}), form };
  if (!isShown(evidence.state)) return { verdict: NOOP, form };
  const { state } = form.selfEvaluation;
  if (!isEditable(state)) return { verdict: parked('FORM_LOCKED', { state }), form };
  const removed = {
    ...evidence,
    state: 'REMOVED',
    removedById: context.author.userId,
    removedByName: context.author.displayName,
    removedAt: context.receivedAt,
  } as const;
  return { verdict: APPLIED, form: withEvidence(form, removed, context) };
};
