import { setTimeout as sleep } from 'node:timers/promises';
import { APP_HEADER, PROTOCOL_VERSION } from '@attain/shared/sync/protocol';
import { isFinished, type ReportFileFacts, type ReportJobState } from '@attain/shared/report/report-job';
import type { ApiClient } from './api-client.ts';
import { callOf, readCommittedSchema } from './select-everything.ts';

export interface JobAnswer {
  readonly id: string;
  readonly state: ReportJobState;
  readonly progress: number;
  readonly errorCode: string | null;
  readonly seq: number | null;
  readonly contentHash: string | null;
  readonly isOutdated: boolean;
  readonly files: readonly ReportFileFacts[];
}

const schema = readCommittedSchema();
const MAKE = callOf(schema, 'mutation', 'makeReportFiles');
const JOB = callOf(schema, 'query', 'reportJob');
/** A busy machine makes a report in a minute. */
const WITHIN_MS = 150_000;

export async function askForFiles(api: ApiClient, roundId = 'round-2024'): Promise<JobAnswer> {
  return (await api.request<{ makeReportFiles: JobAnswer }>(MAKE, { roundId })).makeReportFiles;
}

export async function readJob(api: ApiClient, id: string): Promise<JobAnswer> {
  return (await api.request<{ reportJob: JobAnswer }>(JOB, { id })).reportJob;
}

/** Asks again and again until nothing more comes of the job. */
export async function waitForJob(
  api: ApiClient,
  id: string,
  watch: (job: JobAnswer) => Promise<void> | void = () => undefined,
): Promise<JobAnswer> {
  for (const deadline = Date.now() + WITHIN_MS; Date.now() < deadline; await sleep(20)) {
    const job = await readJob(api, id);
    if (isFinished(job.state)) return job;
    await watch(job);
  }
  throw new Error('the job does not end');
}

export function fetchFile(
  api: ApiClient,
  path: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'HEAD' = 'GET',
): Promise<Response> {
  const own = { [APP_HEADER]: String(PROTOCOL_VERSION), cookie: api.cookie };
  return fetch(`${api.origin}${path}`, { method, headers: { ...own, ...headers } });
}
