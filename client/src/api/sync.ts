import type { ResultOf, VariablesOf } from 'gql.tada';
import { mutateServer, queryServer } from './call-server.ts';
import {
  CommentFragment,
  EvidenceFragment,
  FieldConflictFragment,
  FormStatementFragment,
  FundExecutionFragment,
  IndicatorActualFragment,
  ReviewDecisionFragment,
  SelfEvaluationFragment,
  SubmissionFragment,
} from './form-rows.ts';
import { graphql } from './graphql.ts';
import type { Outcome } from './outcome.ts';
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

const VerdictFragment = graphql(`
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

const SyncPushMutation = graphql(
  `
    mutation SyncPush($epoch: ID, $clientId: ID!, $mutations: [MutationInput!]!, $pending: Int!) {
      syncPush(epoch: $epoch, clientId: $clientId, mutations: $mutations, pending: $pending) {
        __typename
        ... on PushAccepted {
          epoch
          lastSeq
          seq
          safeSeq
          verdicts {
            ...VerdictRow
          }
        }
        ... on EpochChanged {
          epoch
          lastSeq
        }
        ... on ClientForked {
          lastSeq
        }
        ... on MutationGap {
          expectedSeq
          verdicts {
            ...VerdictRow
          }
        }
        ... on UpgradeRequired {
          minimumProtocol
        }
      }
    }
  `,
  [VerdictFragment],
);

const SyncPullQuery = graphql(
  `
    query SyncPull($cursor: String, $limit: Int!) {
      viewer {
        id
      }
      syncPull(cursor: $cursor, limit: $limit) {
        __typename
        ... on PullPage {
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
          evictions {
            entity
            id
          }
          verdicts {
            ...VerdictRow
          }
        }
        ... on PullReset {
          reason
          epoch
        }
        ... on UpgradeRequired {
          minimumProtocol
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
    VerdictFragment,
  ],
);

export type PushRequest = VariablesOf<typeof SyncPushMutation>;
export type PushResult = ResultOf<typeof SyncPushMutation>['syncPush'];
export type PullResult = ResultOf<typeof SyncPullQuery>['syncPull'];
export type PullPage = Extract<PullResult, { __typename: 'PullPage' }>;
export type MutationVerdict = ResultOf<typeof VerdictFragment>;

export async function pushMutations(request: PushRequest, viewerId: string): Promise<Outcome<PushResult>> {
  const outcome = await mutateServer(SyncPushMutation, request, { viewerId });
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.syncPush } : outcome;
}

/** A page of another person's session counts as signed out: its rows must not land in this user's database. */
export async function pullPage(
  cursor: string | null,
  limit: number,
  viewerId: string,
): Promise<Outcome<PullResult>> {
  const outcome = await queryServer(SyncPullQuery, { cursor, limit }, { viewerId });
  if (outcome.kind !== 'ok') return outcome;
  const { viewer, syncPull } = outcome.value;
  return viewer?.id === viewerId ? { kind: 'ok', value: syncPull } : { kind: 'signed-out' };
}
