import type { ReportDocument } from '@attain/shared/report/report-document';
import type { Redaction } from '@attain/shared/publication/redaction';
import { versionFilePath } from '@attain/shared/sign-off/sign-off-paths';
import type { ResultOf } from 'gql.tada';
import { mutateServer, queryServer } from './call-server.ts';
import { FileDownload } from './file-download.ts';
import { graphql } from './graphql.ts';
import { outage, type Outcome } from './outcome.ts';

const PublicationsQuery = graphql(`
  query Publications($roundId: ID!) {
    publications(roundId: $roundId) {
      id
      versionId
      number
      state
      address
      reason
      takenOut {
        text
        kind
      }
      dismissed
      contentHash
      publishedByName
      publishedAt
      withdrawnAt
      withdrawnByName
      withdrawnReason
    }
    reportVersions(roundId: $roundId) {
      id
      number
      state
      signedAt
      gaps {
        openPlaces
        unapprovedForms
      }
      files {
        kind
        byteCount
        sha256
      }
    }
  }
`);

const PublicationDraftQuery = graphql(`
  query PublicationDraft($versionId: ID!) {
    publicationDraft(versionId: $versionId) {
      number
      address
      names
      mayPublish
    }
  }
`);

const PublishReportMutation = graphql(`
  mutation PublishReport($publication: PublishInput!) {
    publishReport(publication: $publication) {
      id
    }
  }
`);

const WithdrawPublicationMutation = graphql(`
  mutation WithdrawPublication($id: ID!, $reason: String!) {
    withdrawPublication(id: $id, reason: $reason) {
      id
    }
  }
`);

/** What was published of a round, and the versions that may be, both the newest first. */
export type PublicationRows = ResultOf<typeof PublicationsQuery>;
export type PublicationRow = PublicationRows['publications'][number];
export type PublishableVersion = PublicationRows['reportVersions'][number];
export type DraftRow = ResultOf<typeof PublicationDraftQuery>['publicationDraft'];

export function fetchPublications(roundId: string, viewerId: string): Promise<Outcome<PublicationRows>> {
  return queryServer(PublicationsQuery, { roundId }, { viewerId });
}

/** Where a version would be published next, and what was signed of it. */
export async function fetchDraft(
  { id: versionId, files }: PublishableVersion,
  viewerId: string,
): Promise<Outcome<{ readonly draft: DraftRow; readonly report: ReportDocument }>> {
  const draft = await queryServer(PublicationDraftQuery, { versionId }, { viewerId });
  if (draft.kind !== 'ok') return draft;
  const file = files.find(({ kind }) => kind === 'JSON');
  if (!file) return outage('not-ours');
  const bytes = await new FileDownload({ ...file, path: versionFilePath(versionId, 'JSON') }).run(viewerId);
  if (bytes.kind !== 'ok') return bytes;
  // The server wrote it, and its hash is the one that was told.
  const { report } = JSON.parse(new TextDecoder().decode(bytes.value)) as { report: ReportDocument };
  return { kind: 'ok', value: { draft: draft.value.publicationDraft, report } };
}

export function publishReport(
  publication: {
    readonly versionId: string;
    readonly number: number;
    readonly takenOut: readonly Redaction[];
    readonly dismissed: readonly string[];
    readonly reason: string;
    readonly evenIfPartial: boolean;
  },
  viewerId: string,
): Promise<Outcome<unknown>> {
  const { takenOut, dismissed } = publication;
  const input = { ...publication, takenOut: [...takenOut], dismissed: [...dismissed] };
  return mutateServer(PublishReportMutation, { publication: input }, { viewerId });
}

export function withdrawPublication(id: string, reason: string, viewerId: string): Promise<Outcome<unknown>> {
  return mutateServer(WithdrawPublicationMutation, { id, reason }, { viewerId });
}
