import {
  AmendmentFragment,
  CommentFragment,
  EvidenceFragment,
  FieldConflictFragment,
  FindingAnswerFragment,
  FormStatementFragment,
  FundExecutionFragment,
  IndicatorActualFragment,
  ReviewDecisionFragment,
  SelfEvaluationFragment,
  SubmissionFragment,
} from './form-rows.ts';
import { graphql } from './graphql.ts';
import {
  AllotmentFragment,
  BudgetDocumentFragment,
  FundFragment,
  IndicatorFragment,
  OrgUnitFragment,
  RoundFragment,
  SchemeFragment,
  TargetTableFragment,
} from './reference-rows.ts';

export const VerdictFragment = graphql(`
  fragment VerdictRow on MutationVerdict {
    mutationId
    clientId
    clientSeq
    seq
    outcome
    code
    details
    conflictId
  }
`);

/** What a page carries: the same fields from the feed and from a bucket that is fetched anew. */
export const PullPageFragment = graphql(
  `
    fragment PullPageRows on PullPage {
      __typename
      epoch
      cursor
      seq
      safeSeq
      hasMore
      serverTime
      orgUnits {
        ...OrgUnitRow
      }
      funds {
        ...FundRow
      }
      budgetDocuments {
        ...BudgetDocumentRow
      }
      allotments {
        ...AllotmentRow
      }
      schemes {
        ...SchemeRow
      }
      rounds {
        ...RoundRow
      }
      targetTables {
        ...TargetTableRow
      }
      indicators {
        ...IndicatorRow
      }
      selfEvaluations {
        ...SelfEvaluationRow
      }
      indicatorActuals {
        ...IndicatorActualRow
      }
      fundExecutions {
        ...FundExecutionRow
      }
      formStatements {
        ...FormStatementRow
      }
      submissions {
        ...SubmissionRow
      }
      reviewDecisions {
        ...ReviewDecisionRow
      }
      comments {
        ...CommentRow
      }
      fieldConflicts {
        ...FieldConflictRow
      }
      evidence {
        ...EvidenceRow
      }
      amendments {
        ...AmendmentRow
      }
      findingAnswers {
        ...FindingAnswerRow
      }
      evictions {
        entity
        id
      }
      verdicts {
        ...VerdictRow
      }
      bucketSums {
        digest
        buckets {
          unitId
          roundId
          count
          sum
        }
      }
    }
  `,
  [
    OrgUnitFragment,
    FundFragment,
    BudgetDocumentFragment,
    AllotmentFragment,
    SchemeFragment,
    RoundFragment,
    TargetTableFragment,
    IndicatorFragment,
    SelfEvaluationFragment,
    IndicatorActualFragment,
    FundExecutionFragment,
    FormStatementFragment,
    SubmissionFragment,
    ReviewDecisionFragment,
    CommentFragment,
    FieldConflictFragment,
    EvidenceFragment,
    AmendmentFragment,
    FindingAnswerFragment,
    VerdictFragment,
  ],
);
