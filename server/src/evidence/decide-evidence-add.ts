import { isEditable } from '@attain/shared/approval/form-state';
import { checkEvidence, MAX_FILE_NAME_LENGTH } from '@attain/shared/evidence/check-evidence';
import { isShown } from '@attain/shared/evidence/evidence-state';
import { APPLIED, parked } from '@attain/shared/sync/verdict';
import type { Decide, DecisionContext } from '../sync/decisions/decision.ts';
import { withAuthor, withRow, type FormInHand } from '../self-evaluation/form-in-hand.ts';
import type { Evidence } from './evidence.entity.ts';

/** Names a piece of evidence; from here on its bytes are awaited, also when the form is handed in meanwhile. */
export const decideEvidenceAdd: Decide<'evidence.add@1'> = (form, args, context) => {
  const { state, id: selfEvaluationId, orgPath } = form.selfEvaluation;
  const { indicatorId, fileName, format, byteCount, contentHash, thumbnail, takenAt } = args;
  if (!form.indicators.has(indicatorId)) return { verdict: parked('NOT_FOUND', {}), form };
  if (fileName.length > MAX_FILE_NAME_LENGTH) {
    return { verdict: parked('TEXT_TOO_LONG', { field: 'fileName', limit: MAX_FILE_NAME_LENGTH }), form };
  }
  if (!isEditable(state)) return { verdict: parked('FORM_LOCKED', { state }), form };
  const breach = checkEvidence({ format, byteCount, thumbnail }, shownOf(form, indicatorId).length);
  if (breach) return { verdict: parked('EVIDENCE_REFUSED', { ...breach }), form };

  const evidence: Evidence = {
    id: context.mutationId,
    selfEvaluationId,
    indicatorId,
    fileName,
    format,
    byteCount,
    contentHash,
    thumbnailByteCount: thumbnail?.byteCount ?? null,
    thumbnailHash: thumbnail?.contentHash ?? null,
    takenAt,
    state: 'AWAITED',
    problem: null,
    hasThumbnail: false,
    addedById: context.author.userId,
    addedByName: context.author.displayName,
    addedAt: context.receivedAt,
    removedById: null,
    removedByName: null,
    removedAt: null,
    orgPath,
  };
  return { verdict: APPLIED, form: withEvidence(form, evidence, context) };
};

/** The form with this piece of evidence, by whose hand it is from now on as well (SY8). */
export function withEvidence(form: FormInHand, evidence: Evidence, context: DecisionContext): FormInHand {
  return {
    ...withAuthor(form, context),
    evidence: withRow(form.evidence, evidence.id, evidence),
  };
}

function shownOf(form: FormInHand, indicatorId: string): readonly Evidence[] {
  return [...form.evidence.values()].filter((row) => row.indicatorId === indicatorId && isShown(row.state));
}
