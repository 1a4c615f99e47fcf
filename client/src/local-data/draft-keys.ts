import { actualSubject, executionSubject, statementSubject } from './mutation-subject.ts';

/* Keys of half-typed texts (SY3). Those of values are the subjects of the mutations that end them. */
export const actualDraftKey = actualSubject;
export const executionDraftKey = executionSubject;
export const statementDraftKey = statementSubject;

export function reviewDraftKey(formId: string): string {
  return `review ${formId}`;
}

export function markDraftKey(formId: string, indicatorId: string): string {
  return `mark ${formId} ${indicatorId}`;
}

export function reopenDraftKey(formId: string): string {
  return `reopen ${formId}`;
}

export function commentDraftKey(formId: string, indicatorId: string | null): string {
  return `comment ${formId} ${indicatorId ?? ''}`;
}

export function conflictDraftKey(conflictId: string): string {
  return `conflict ${conflictId}`;
}

export function findingDraftKey(roundId: string, findingKey: string): string {
  return `finding ${roundId} ${findingKey}`;
}
