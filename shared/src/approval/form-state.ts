/** Where a self-evaluation form stands: 填报中, 待审核, 已退回, 已通过, 已重新开放. Spelled the same everywhere. */
export const FormState = {
  DRAFT: 'DRAFT',
  SUBMITTED: 'SUBMITTED',
  RETURNED: 'RETURNED',
  APPROVED: 'APPROVED',
  REOPENED: 'REOPENED',
} as const;

export type FormState = keyof typeof FormState;

/** The approval workflow (审批流程): from each state, the ones that may follow. */
export const NEXT_STATES: Readonly<Record<FormState, readonly FormState[]>> = {
  DRAFT: ['SUBMITTED'],
  SUBMITTED: ['APPROVED', 'RETURNED'],
  RETURNED: ['SUBMITTED'],
  APPROVED: ['REOPENED'],
  REOPENED: ['SUBMITTED'],
};

export function canFollow(from: FormState, to: FormState): boolean {
  return NEXT_STATES[from].includes(to);
}

/** Submitted and approved forms are locked: their content changes only after a return or a reopening. */
export function isEditable(state: FormState): boolean {
  return canFollow(state, 'SUBMITTED');
}
