/** What was decided about a form: 通过, 退回, 重新开放. */
export const DecisionOutcome = { APPROVED: 'APPROVED', RETURNED: 'RETURNED', REOPENED: 'REOPENED' } as const;

export type DecisionOutcome = keyof typeof DecisionOutcome;
