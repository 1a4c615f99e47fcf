import type { ResultOf } from 'gql.tada';
import { graphql } from './graphql.ts';

/* Rows of self-evaluation forms and what hangs on them. */

export const SelfEvaluationFragment = graphql(`
  fragment SelfEvaluationRow on SelfEvaluation {
    id
    targetTableId
    roundId
    orgUnitId
    state
    roundNumber
    rev
    submittedAt
    submittedByName
    isLate
    decidedAt
    approvedScore {
      totalInCentipoints
      grade
      schemeId
    }
  }
`);
export const IndicatorActualFragment = graphql(`
  fragment IndicatorActualRow on IndicatorActual {
    id
    selfEvaluationId
    indicatorId
    valueText
    completion
    deviationReason
    improvementMeasure
    rev
    stamps
  }
`);
export const FundExecutionFragment = graphql(`
  fragment FundExecutionRow on FundExecution {
    id
    selfEvaluationId
    source
    annualBudgetInFen
    arrivedInFen
    executedInFen
    rev
    stamps
  }
`);
export const FormStatementFragment = graphql(`
  fragment FormStatementRow on FormStatement {
    id
    selfEvaluationId
    place
    text
    rev
    stamps
  }
`);
export const SubmissionFragment = graphql(`
  fragment SubmissionRow on Submission {
    id
    selfEvaluationId
    roundNumber
    content
    contentHash
    submittedAt
    submittedByName
  }
`);
export const ReviewDecisionFragment = graphql(`
  fragment ReviewDecisionRow on ReviewDecision {
    id
    selfEvaluationId
    roundNumber
    outcome
    comment
    contentHash
    decidedAt
    decidedByName
  }
`);
export const CommentFragment = graphql(`
  fragment CommentRow on Comment {
    id
    selfEvaluationId
    indicatorId
    reviewDecisionId
    roundNumber
    text
    authorName
    createdAt
  }
`);
export const FieldConflictFragment = graphql(`
  fragment FieldConflictRow on FieldConflict {
    id
    selfEvaluationId
    subject
    subjectKey
    field
    base
    state
    resolvedValue
    resolvedAt
    resolvedByName
    openedAt
    theirs {
      value
      byName
      at
      clientId
      mutationId
    }
    mine {
      value
      byName
      at
      clientId
      mutationId
    }
  }
`);
export const EvidenceFragment = graphql(`
  fragment EvidenceRow on Evidence {
    id
    selfEvaluationId
    indicatorId
    fileName
    format
    byteCount
    contentHash
    takenAt
    state
    problem
    hasThumbnail
    addedByName
    addedAt
  }
`);

export const AmendmentFragment = graphql(`
  fragment AmendmentRow on Amendment {
    id
    selfEvaluationId
    name
    subject
    subjectKey
    field
    value
    base
    outcome
    code
    authorName
    importedByName
    enteredAt
    receivedAt
    state
    decisions {
      outcome
      reason
      byName
      at
    }
    closedAt
    closedByName
  }
`);
export const FindingAnswerFragment = graphql(`
  fragment FindingAnswerRow on FindingAnswer {
    id
    roundId
    findingKey
    kind
    fingerprint
    reason
    answerId
    ordinal
    authorName
    createdAt
  }
`);

export type SelfEvaluationRow = ResultOf<typeof SelfEvaluationFragment>;
export type IndicatorActualRow = ResultOf<typeof IndicatorActualFragment>;
export type FundExecutionRow = ResultOf<typeof FundExecutionFragment>;
export type FormStatementRow = ResultOf<typeof FormStatementFragment>;
export type SubmissionRow = ResultOf<typeof SubmissionFragment>;
export type ReviewDecisionRow = ResultOf<typeof ReviewDecisionFragment>;
export type CommentRow = ResultOf<typeof CommentFragment>;
export type FieldConflictRow = ResultOf<typeof FieldConflictFragment>;
export type EvidenceRow = ResultOf<typeof EvidenceFragment>;
export type AmendmentRow = ResultOf<typeof AmendmentFragment>;
export type FindingAnswerRow = ResultOf<typeof FindingAnswerFragment>;
