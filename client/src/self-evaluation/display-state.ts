import type { FormState } from '@attain/shared/approval/form-state';

/** A form's state as people see it: a draft that nobody has touched has not started (未开始). */
export type DisplayState = FormState | 'NOT_STARTED';

export function displayState(state: FormState, done: number): DisplayState {
  return state === 'DRAFT' && done === 0 ? 'NOT_STARTED' : state;
}
