import type { ResultOf } from 'gql.tada';
import { mutateServer, queryServer } from './call-server.ts';
import { graphql } from './graphql.ts';
import type { Outcome } from './outcome.ts';

const ReportVersionFragment = graphql(`
  fragment ReportVersionRow on ReportVersion {
    id
    number
    state
    code
    seq
    contentHash
    putUpAt
    signedAt
    isOutdated
    correctedBy
    isOwn
    openFindings
    gaps {
      openPlaces
      unapprovedForms
    }
    files {
      kind
      name
      byteCount
      sha256
    }
    figures {
      title
      unitName
      budgetYear
      totalScoreInCentipoints
      grade
      budgetInFen
      executedInFen
    }
    acts {
      act
      byName
      at
      reason
      evenIfOutdated
    }
  }
`);

const SignOffQuery = graphql(
  `
    query SignOff($roundId: ID!) {
      reportVersions(roundId: $roundId) {
        ...ReportVersionRow
      }
      makings: reportJobs(roundId: $roundId, purpose: VERSION) {
        id
        state
        progress
        errorCode
        askedAt
      }
      lookedAt: reportJobs(roundId: $roundId) {
        id
        state
        contentHash
        isOutdated
        gaps {
          openPlaces
          unapprovedForms
        }
        askedByName
        askedAt
        files {
          kind
          name
          byteCount
          sha256
        }
      }
    }
  `,
  [ReportVersionFragment],
);

const PutUpReportMutation = graphql(`
  mutation PutUpReport($roundId: ID!, $contentHash: String!, $evenIfPartial: Boolean!) {
    putUpReport(roundId: $roundId, contentHash: $contentHash, evenIfPartial: $evenIfPartial) {
      id
    }
  }
`);

const SignReportVersionMutation = graphql(`
  mutation SignReportVersion(
    $id: ID!
    $contentHash: String!
    $evenIfOutdated: Boolean!
    $evenIfPartial: Boolean!
  ) {
    signReportVersion(
      id: $id
      contentHash: $contentHash
      evenIfOutdated: $evenIfOutdated
      evenIfPartial: $evenIfPartial
    ) {
      id
    }
  }
`);

const ReturnReportVersionMutation = graphql(`
  mutation ReturnReportVersion($id: ID!, $contentHash: String!, $reason: String!) {
    returnReportVersion(id: $id, contentHash: $contentHash, reason: $reason) {
      id
    }
  }
`);

const WithdrawReportVersionMutation = graphql(`
  mutation WithdrawReportVersion($id: ID!, $contentHash: String!) {
    withdrawReportVersion(id: $id, contentHash: $contentHash) {
      id
    }
  }
`);

/** The versions of a round, the makings of them, and the files that a drafter may have looked at. */
export type SignOffRows = ResultOf<typeof SignOffQuery>;

/** A version as the server tells it. */
export type ReportVersionRow = ResultOf<typeof ReportVersionFragment>;

/** The version that an act is about, as the person sees it. */
type Seen = Pick<ReportVersionRow, 'id' | 'contentHash'>;

export function fetchSignOff(roundId: string, viewerId: string): Promise<Outcome<SignOffRows>> {
  return queryServer(SignOffQuery, { roundId }, { viewerId });
}

export function putUpReport(
  variables: { readonly roundId: string; readonly contentHash: string; readonly evenIfPartial: boolean },
  viewerId: string,
): Promise<Outcome<unknown>> {
  return mutateServer(PutUpReportMutation, variables, { viewerId });
}

export function signReportVersion(
  { id, contentHash }: Seen,
  { evenIfOutdated, evenIfPartial }: { readonly evenIfOutdated: boolean; readonly evenIfPartial: boolean },
  viewerId: string,
): Promise<Outcome<unknown>> {
  return mutateServer(
    SignReportVersionMutation,
    { id, contentHash, evenIfOutdated, evenIfPartial },
    { viewerId },
  );
}

export function returnReportVersion(
  { id, contentHash }: Seen,
  reason: string,
  viewerId: string,
): Promise<Outcome<unknown>> {
  return mutateServer(ReturnReportVersionMutation, { id, contentHash, reason }, { viewerId });
}

export function withdrawReportVersion(
  { id, contentHash }: Seen,
  viewerId: string,
): Promise<Outcome<unknown>> {
  return mutateServer(WithdrawReportVersionMutation, { id, contentHash }, { viewerId });
}
