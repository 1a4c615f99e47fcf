import { randomInt, randomUUID } from 'node:crypto';
import { proofPath } from '@attain/shared/sign-off/sign-off-paths';
import { RANDOM_VALUES, shortCodeFrom } from '@attain/shared/sign-off/short-code';
import type { VersionMark } from '@attain/shared/sign-off/report-version';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/data-source.ts';
import { insertRows } from '../database/insert-rows.ts';
import type { ContentStore } from '../report/content-store.ts';
import type { FrozenReport, ReportArchive } from '../report/report-archive.ts';
import type { ReportJob } from '../report/report-job.entity.ts';
import { ReportVersion } from './report-version.entity.ts';

/** The versions of reports and their files, which nothing cleans away. */
export class VersionArchive implements ReportArchive {
  constructor(
    private readonly database: Database,
    private readonly files: ContentStore,
    /** What the address bar shows; known only after listening when the port is 0. */
    private readonly origin: () => string,
  ) {}

  async nextMark(roundId: string): Promise<VersionMark> {
    const last = await this.database.reader.manager.maximum(ReportVersion, 'number', { roundId });
    const code = shortCodeFrom(Array.from({ length: RANDOM_VALUES }, () => randomInt(32)));
    return { number: (last ?? 0) + 1, code, address: this.origin() + proofPath(code) };
  }

  keep(bytes: Uint8Array): Promise<string> {
    return this.files.keep(bytes);
  }

  async enter(
    manager: EntityManager,
    job: ReportJob,
    { mark, seq, contentHash, files, figures, gaps }: FrozenReport,
  ): Promise<void> {
    const version: ReportVersion = {
      id: randomUUID(),
      roundId: job.roundId,
      number: mark.number,
      state: 'PUT_UP',
      code: mark.code,
      seq,
      contentHash,
      files,
      figures,
      gaps,
      acts: [
        {
          act: 'PUT_UP',
          byId: job.askedById,
          byName: job.askedByName,
          at: job.askedAt,
          contentHash,
          reason: '',
          evenIfOutdated: false,
        },
      ],
      drafterId: job.askedById,
      putUpAt: job.askedAt,
      signedAt: null,
      orgPath: job.orgPath,
    };
    await insertRows(manager, ReportVersion, [version]);
  }
}
