import { checkSubmission } from '@attain/shared/approval/check-submission';
import { parked, type Verdict } from '@attain/shared/sync/verdict';
import { openConflicts, type FormInHand } from '../self-evaluation/form-in-hand.ts';
import { scoreForm } from '../self-evaluation/score-form.ts';

/** The verdict on a form that may not be handed in, for the gravest of the reasons; null when it may. */
export function checkFormSubmission(form: FormInHand): Verdict | null {
  const { rows } = scoreForm(form);
  const submission = [...form.indicators.keys()].flatMap((indicatorId, index) => {
    const scored = rows[index];
    const actual = form.actuals.get(indicatorId);
    if (!scored) return [];
    return [
      {
        indicatorId,
        scored,
        deviationReason: actual?.deviationReason ?? null,
        improvementMeasure: actual?.improvementMeasure ?? null,
      },
    ];
  });
  const [violation] = checkSubmission(submission, openConflicts(form).length);
  return violation ? parked(violation.code, violation.details) : null;
}
