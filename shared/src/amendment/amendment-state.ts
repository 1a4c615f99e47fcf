/**
 * What becomes of an amendment proposal (修改建议), a value that was entered and could not simply be applied.
 *
 * OPEN: waits for a decision. ACCEPTED (采用): handed to the form's preparer, who enters it. REJECTED (不采用): it is not
 * entered, and a reason says why. ENTERED (已填入): it stands in the form. REPLACED: its author entered another value there
 * later.
 */
export const AmendmentState = {
  OPEN: 'OPEN',
  ACCEPTED: 'ACCEPTED',
  REJECTED: 'REJECTED',
  ENTERED: 'ENTERED',
  REPLACED: 'REPLACED',
} as const;

export type AmendmentState = keyof typeof AmendmentState;

/** What a person decides; the other states follow from what is entered. */
export const AmendmentOutcome = { ACCEPTED: 'ACCEPTED', REJECTED: 'REJECTED' } as const;

export type AmendmentOutcome = keyof typeof AmendmentOutcome;

const MAY_BECOME: Readonly<Record<AmendmentState, readonly AmendmentOutcome[]>> = {
  OPEN: ['ACCEPTED', 'REJECTED'],
  ACCEPTED: ['REJECTED'],
  REJECTED: ['ACCEPTED'],
  ENTERED: [],
  REPLACED: [],
};

export function canDecide(from: AmendmentState, outcome: AmendmentOutcome): boolean {
  return MAY_BECOME[from].includes(outcome);
}

/** Somebody still has to do something about it: a leader to decide, or the preparer to enter it. */
export function isWaiting(state: AmendmentState): boolean {
  return state === 'OPEN' || state === 'ACCEPTED';
}
