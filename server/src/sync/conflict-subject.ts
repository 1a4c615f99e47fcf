/** What kind of row a conflict is about. */
export const ConflictSubject = {
  INDICATOR_ACTUAL: 'INDICATOR_ACTUAL',
  FUND_EXECUTION: 'FUND_EXECUTION',
  FORM_STATEMENT: 'FORM_STATEMENT',
} as const;

export type ConflictSubject = keyof typeof ConflictSubject;

export const ConflictState = { OPEN: 'OPEN', RESOLVED: 'RESOLVED' } as const;

export type ConflictState = keyof typeof ConflictState;
