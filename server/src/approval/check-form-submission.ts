import { checkSubmission } from '@attain/shared/approval/check-submission';
import { parked, type Verdict } from '@attain/shared/sync/verdict';
import { openConflicts, type FormInHand } from '../self-evaluation/form-in-hand.ts';
import { scoreFormInHand } from '../self-evaluation/score-form.ts';

/** The verdict on a form that may not be handed in, for the gravest of the reasons; null when it may. */
export function checkFormSubmission(form: FormInHand): Verdict | null {
  const { rolled, scored } = scoreFormInHand(form);
  const rows = rolled.rows.flatMap(({ indicatorId, deviationReason }, index) => {
    const row = scored.rows[index];
    const own = form.actuals.get(indicatorId);
    const measure = form.statements.get(`MEASURE.${indicatorId}`)?.text ?? null;
    // A row that was put together from below carries the reasons from there, too.
    const reason = own?.deviationReason ?? deviationReason;
    const improvementMeasure = own?.improvementMeasure ?? measure;
    return row ? [{ indicatorId, scored: row, deviationReason: reason, improvementMeasure }] : [];
  });
  const statements = form.below.length > 0 ? [...form.statements.values()] : null;
  const [violation] = checkSubmission(rows, openConflicts(form).length, statements);
  return violation ? parked(violation.code, violation.details) : null;
}
