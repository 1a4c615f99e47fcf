import { randomUUID } from 'node:crypto';
import type { SignedIn } from '../account/session.service.ts';
import type { Round } from '../performance-target/round.entity.ts';
import type { ReportJob } from './report-job.entity.ts';

/** @param seenHash Of the content that is put up for sign-off; null for files to look at. */
export function newJob(
  { id: roundId, ownerPath }: Round,
  asker: SignedIn,
  now: Date,
  seenHash: string | null,
): ReportJob {
  return {
    id: randomUUID(),
    roundId,
    purpose: seenHash === null ? 'FILES' : 'VERSION',
    seenHash,
    state: 'QUEUED',
    progress: 0,
    errorCode: null,
    seq: null,
    templates: null,
    contentHash: null,
    files: [],
    findings: [],
    gaps: null,
    askedById: asker.userId,
    askedByName: asker.displayName,
    askedAt: now.toISOString(),
    finishedAt: null,
    orgPath: ownerPath,
  };
}
