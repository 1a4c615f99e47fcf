import type { FormView } from '../local-data/form-view.ts';
import { FORM_MESSAGES as words } from '../messages/self-evaluation.messages.ts';

/** Why nothing can be entered in the form, in words; null: it can be filled in. */
export function formLock(view: FormView): string | null {
  if (view.form.state === 'APPROVED') return words.lockedApproved;
  if (view.form.state === 'SUBMITTED') {
    return view.stateSync === 'saved-here' ? words.submittedHere : words.lockedSubmitted;
  }
  return view.canFillIn ? null : words.readOnly;
}
