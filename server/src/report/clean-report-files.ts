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
 * What was put up for sign-off lies in a store of its own, which is never cleaned.
 */
export async function cleanReportFiles(database: Database, files: ContentStore, now: Date): Promise<number> {
  const named = await database.gate.run(async (manager) => {
    const jobs = await manager.find(ReportJob, { order: { askedAt: 'DESC', id: 'DESC' } });
    const seen = new Map<string, number>();
    const [kept, old]: [ReportJob[], ReportJob[]] = [[], []];
    for (const job of jobs) {
      // What is put up for sign-off crowds out no files to look at.
      const group = `${job.roundId} ${job.purpose}`;
      const count = (seen.get(group) ?? 0) + 1;
      seen.set(group, count);
      (count <= KEPT_JOBS || job.finishedAt === null ? kept : old).push(job);
    }
    if (old.length > 0) await manager.delete(ReportJob, { id: In(old.map(({ id }) => id)) });
    return new Set(kept.flatMap((job) => job.files.map(({ sha256 }) => sha256)));
  });
  return files.clean(named, new Date(now.getTime() - WRITING_MS));
}
