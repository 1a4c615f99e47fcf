import { In } from 'typeorm';
import type { Database } from '../database/data-source.ts';
import type { ContentStore } from './content-store.ts';
import { ReportJob } from './report-job.entity.ts';

/** How many of a round's jobs are told, and kept with their files. */
export const KEPT_JOBS = 10;

/** A file is on the disk before its job names it. */
const WRITING_MS = 60 * 60 * 1000;

/**
 * Keeps the newest jobs of each round and the files that they name, and drops the others: files can be made again.
 * What was signed lies elsewhere.
 */
export async function cleanReportFiles(database: Database, files: ContentStore, now: Date): Promise<number> {
  const named = await database.gate.run(async (manager) => {
    const jobs = await manager.find(ReportJob, { order: { askedAt: 'DESC', id: 'DESC' } });
    const seen = new Map<string, number>();
    const [kept, old]: [ReportJob[], ReportJob[]] = [[], []];
    for (const job of jobs) {
      const count = (seen.get(job.roundId) ?? 0) + 1;
      seen.set(job.roundId, count);
      (count <= KEPT_JOBS || job.finishedAt === null ? kept : old).push(job);
    }
    if (old.length > 0) await manager.delete(ReportJob, { id: In(old.map(({ id }) => id)) });
    return new Set(kept.flatMap((job) => job.files.map(({ sha256 }) => sha256)));
  });
  return files.clean(named, new Date(now.getTime() - WRITING_MS));
}
