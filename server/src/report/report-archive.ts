import type { ReportGaps } from '@attain/shared/report/report-gaps';
import type { ProofFigures, VersionMark } from '@attain/shared/sign-off/report-version';
import type { EntityManager } from 'typeorm';
import type { ReportJob, ReportJobFile } from './report-job.entity.ts';

/** What a job has frozen for sign-off. */
export interface FrozenReport {
  readonly mark: VersionMark;
  /** The last change that its one snapshot holds. */
  readonly seq: number;
  readonly contentHash: string;
  readonly files: readonly ReportJobFile[];
  readonly figures: ProofFigures;
  readonly gaps: ReportGaps;
}

/** Where a report goes that is put up for sign-off; jobs know no more of it. */
export interface ReportArchive {
  /** What the files of the round's next version carry. */
  nextMark(roundId: string): Promise<VersionMark>;
  /** Keeps bytes for good. @returns Their SHA-256 (hex). */
  keep(bytes: Uint8Array): Promise<string>;
  /** Enters the version, in the transaction that ends its job: there is neither without the other. */
  enter(manager: EntityManager, job: ReportJob, frozen: FrozenReport): Promise<void>;
}
