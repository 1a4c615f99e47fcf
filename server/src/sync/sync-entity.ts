import { registerEnumType } from 'type-graphql';

/** Every kind of row that is synced to phones, as the change feed names it. */
export const SyncEntity = {
  ORG_UNIT: 'ORG_UNIT',
  FUND: 'FUND',
  BUDGET_DOCUMENT: 'BUDGET_DOCUMENT',
  ALLOTMENT: 'ALLOTMENT',
  SCHEME: 'SCHEME',
  ROUND: 'ROUND',
  TARGET_TABLE: 'TARGET_TABLE',
  INDICATOR: 'INDICATOR',
  SELF_EVALUATION: 'SELF_EVALUATION',
  INDICATOR_ACTUAL: 'INDICATOR_ACTUAL',
  FUND_EXECUTION: 'FUND_EXECUTION',
  FORM_STATEMENT: 'FORM_STATEMENT',
  SUBMISSION: 'SUBMISSION',
  REVIEW_DECISION: 'REVIEW_DECISION',
  COMMENT: 'COMMENT',
  FIELD_CONFLICT: 'FIELD_CONFLICT',
  EVIDENCE: 'EVIDENCE',
  AMENDMENT: 'AMENDMENT',
  FINDING_ANSWER: 'FINDING_ANSWER',
} as const;

export type SyncEntity = keyof typeof SyncEntity;

registerEnumType(SyncEntity, { name: 'SyncEntity' });
