import { canFollow, type FormState } from '@attain/shared/approval/form-state';
import { parked, type Verdict } from '@attain/shared/sync/verdict';
import type { FormInHand } from '../self-evaluation/form-in-hand.ts';

/** Why the form cannot go to this state as the person asks, or null. */
export function checkTransition(
  { selfEvaluation: { state, roundNumber } }: FormInHand,
  to: FormState,
  seen: { readonly roundNumber: number },
): Verdict | null {
  if (!canFollow(state, to)) return parked('TRANSITION_NOT_ALLOWED', { from: state, to });
  if (seen.roundNumber !== roundNumber) {
    return parked('STALE_CONTENT', { roundNumber });
  }
  return null;
}
