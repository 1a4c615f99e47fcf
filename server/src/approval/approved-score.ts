import type { FormInHand } from '../self-evaluation/form-in-hand.ts';
import { scoreFormInHand } from '../self-evaluation/score-form.ts';
import type { ApprovedScore } from '../self-evaluation/self-evaluation.entity.ts';

/** The score that stands with an approval: computed here, never taken from a device. */
export function approvedScoreOf(form: FormInHand): ApprovedScore {
  const { total, grade } = scoreFormInHand(form).scored;
  return { totalInCentipoints: total, grade, schemeId: form.table.schemeId };
}
