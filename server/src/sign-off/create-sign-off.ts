import type { Clock } from '../account/clock.ts';
import type { Database } from '../database/data-source.ts';
import type { ContentStore } from '../report/content-store.ts';
import type { ReportJobRunner } from '../report/report-job-runner.ts';
import type { PublicationsOf } from './proof-publications.ts';
import { ProofService } from './proof.service.ts';
import { SignOffService } from './sign-off.service.ts';
import { VersionFindings } from './version-findings.ts';
import { VersionNews } from './version-news.ts';

/** What the application knows of the sign-off of reports. */
export interface SignOffServices {
  readonly signOffs: SignOffService;
  readonly proofs: ProofService;
}

/**
 * Puts the sign-off together.
 *
 * @param versionFiles Where the archive keeps the files of versions.
 * @param publicationsOf What became of a version after it was signed.
 */
export function createSignOff(
  database: Database,
  versionFiles: ContentStore,
  runner: ReportJobRunner,
  now: Clock,
  publicationsOf: PublicationsOf,
): SignOffServices {
  const news = new VersionNews(new VersionFindings(versionFiles));
  return {
    signOffs: new SignOffService(database, versionFiles, news, runner, now),
    proofs: new ProofService(database, publicationsOf),
  };
}
