import { isEditable } from '@attain/shared/approval/form-state';
import type { FormView } from '../local-data/form-view.ts';
import { daysUntil } from '../messages/format-when.ts';

/** The deadline has passed and the form is still with its preparer. Returned forms have their own reminder. */
export function isOverdue({ form, round }: FormView, now: Date): boolean {
  if (round === null || form.state === 'RETURNED' || !isEditable(form.state)) return false;
  return daysUntil(round.deadlineOn, now) < 0;
}
