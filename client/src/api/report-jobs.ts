import type { ResultOf } from 'gql.tada';
import { mutateServer, queryServer } from './call-server.ts';
import { graphql } from './graphql.ts';
import type { Outcome } from './outcome.ts';

const ReportJobFragment = graphql(`
  fragment ReportJobRow on ReportJob {
    id
    state
    progress
    errorCode
    seq
    isOutdated
    askedByName
    askedAt
    finishedAt
    findings {
      isRefusal
      where
      what
    }
    files {
      kind
      name
      byteCount
      sha256
    }
  }
`);

const ReportJobsQuery = graphql(
  `
    query ReportJobs($roundId: ID!) {
      reportJobs(roundId: $roundId) {
        ...ReportJobRow
      }
    }
  `,
  [ReportJobFragment],
);

const MakeReportFilesMutation = graphql(
  `
    mutation MakeReportFiles($roundId: ID!) {
      makeReportFiles(roundId: $roundId) {
        ...ReportJobRow
      }
    }
  `,
  [ReportJobFragment],
);

/** One making of a report's files, as the server tells it. */
export type ReportJobRow = ResultOf<typeof ReportJobFragment>;

export type ReportFileRow = ReportJobRow['files'][number];

/** The last makings, the newest first. */
export async function fetchReportJobs(
  roundId: string,
  viewerId: string,
): Promise<Outcome<readonly ReportJobRow[]>> {
  const outcome = await queryServer(ReportJobsQuery, { roundId }, { viewerId });
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.reportJobs } : outcome;
}

export async function makeReportFiles(roundId: string, viewerId: string): Promise<Outcome<ReportJobRow>> {
  const outcome = await mutateServer(MakeReportFilesMutation, { roundId }, { viewerId });
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.makeReportFiles } : outcome;
}
