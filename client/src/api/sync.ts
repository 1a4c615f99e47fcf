import type { ResultOf, VariablesOf } from 'gql.tada';
import { mutateServer, queryServer } from './call-server.ts';
import { graphql } from './graphql.ts';
import type { Outcome } from './outcome.ts';
import { PullPageFragment, VerdictFragment } from './pull-page.ts';

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

/** Asked by every device before it sends: by a name of its own it waits in the same line as what comes after it. */
const SyncConfirmQuery = graphql(`
  query SyncConfirm {
    viewer {
      id
    }
  }
`);

const SyncPullQuery = graphql(
  `
    query SyncPull($cursor: String, $limit: Int!, $checksums: ChecksumsInput) {
      viewer {
        id
      }
      syncPull(cursor: $cursor, limit: $limit, checksums: $checksums) {
        __typename
        ... on PullPage {
          ...PullPageRows
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
  [PullPageFragment],
);

const SyncBucketQuery = graphql(
  `
    query SyncBucket($bucket: BucketInput!, $after: String) {
      viewer {
        id
      }
      syncBucket(bucket: $bucket, after: $after) {
        ...PullPageRows
      }
    }
  `,
  [PullPageFragment],
);

export type PushRequest = VariablesOf<typeof SyncPushMutation>;
export type PushResult = ResultOf<typeof SyncPushMutation>['syncPush'];
export type PullResult = ResultOf<typeof SyncPullQuery>['syncPull'];
export type PullPage = Extract<PullResult, { __typename: 'PullPage' }>;
/** By which fields this device compares its rows, and what it has found equal. */
export type ChecksumsAsked = NonNullable<VariablesOf<typeof SyncPullQuery>['checksums']>;
export type BucketAsked = VariablesOf<typeof SyncBucketQuery>['bucket'];
export type MutationVerdict = ResultOf<typeof VerdictFragment>;

/** Whether this browser's session is still the user's. */
export async function confirmViewer(viewerId: string): Promise<Outcome<null>> {
  const outcome = await queryServer(SyncConfirmQuery, {});
  if (outcome.kind !== 'ok') return outcome;
  return outcome.value.viewer?.id === viewerId ? { kind: 'ok', value: null } : { kind: 'signed-out' };
}

export async function pushMutations(request: PushRequest, viewerId: string): Promise<Outcome<PushResult>> {
  const outcome = await mutateServer(SyncPushMutation, request, { viewerId });
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.syncPush } : outcome;
}

/** A page of another person's session counts as signed out: its rows must not land in this user's database. */
export async function pullPage(
  cursor: string | null,
  limit: number,
  checksums: ChecksumsAsked,
  viewerId: string,
): Promise<Outcome<PullResult>> {
  const outcome = await queryServer(SyncPullQuery, { cursor, limit, checksums }, { viewerId });
  if (outcome.kind !== 'ok') return outcome;
  const { viewer, syncPull } = outcome.value;
  return viewer?.id === viewerId ? { kind: 'ok', value: syncPull } : { kind: 'signed-out' };
}

/** The rows of a bucket, in pages by their cursor. Null: the server cannot tell them at present. */
export async function pullBucket(
  bucket: BucketAsked,
  after: string | null,
  viewerId: string,
): Promise<Outcome<PullPage | null>> {
  const outcome = await queryServer(SyncBucketQuery, { bucket, after }, { viewerId });
  if (outcome.kind !== 'ok') return outcome;
  const { viewer, syncBucket } = outcome.value;
  return viewer?.id === viewerId ? { kind: 'ok', value: syncBucket } : { kind: 'signed-out' };
}
