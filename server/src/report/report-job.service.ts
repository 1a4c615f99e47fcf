import { DomainError } from '@attain/shared/errors/domain-error';
import type { Grant } from '@attain/shared/organisation/scope';
import { canActOnReport } from '@attain/shared/report/can-act-on-report';
import type { ReportFileFacts, ReportFileKind, ReportJobPurpose } from '@attain/shared/report/report-job';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../account/clock.ts';
import type { SignedIn } from '../account/session.service.ts';
import type { Database } from '../database/data-source.ts';
import { insertRows } from '../database/insert-rows.ts';
import { whereVisible } from '../organisation/visible-rows.ts';
import { Round } from '../performance-target/round.entity.ts';
import { findRound } from './find-round.ts';
import { newJob } from './new-job.ts';
import { KEPT_JOBS } from './clean-report-files.ts';
import type { ContentStore } from './content-store.ts';
import { lastReportChange } from './report-changes.ts';
import { ReportJob, type ReportJobView } from './report-job.entity.ts';
import type { ReportJobRunner } from './report-job-runner.ts';
import { hashesOf, type TemplateHashes, type TemplatesOf } from './template/order-templates.ts';

/** The files of a round's report: asked for here, made by the runner, read by whoever reads all of the round. */
export class ReportJobService {
  constructor(
    private readonly database: Database,
    private readonly files: ContentStore,
    private readonly runner: ReportJobRunner,
    private readonly templatesOf: TemplatesOf,
    private readonly now: Clock,
  ) {}

  /**
   * Asks for the files of a round. One that is asked for and not begun yet serves everybody: it will read the rows as
   * they stand then.
   *
   * @throws DomainError NOT_FOUND, FORBIDDEN
   */
  async ask(viewer: SignedIn, roundId: string): Promise<ReportJobView> {
    const job = await this.database.gate.run(async (manager) => {
      const round = await findRound(manager, viewer.grants, roundId);
      if (!canActOnReport(viewer.grants, 'MAKE_FILES', round.ownerPath))
        throw new DomainError('FORBIDDEN', {});
      const waiting = await manager.findOneBy(ReportJob, { roundId, purpose: 'FILES', state: 'QUEUED' });
      if (waiting) return waiting;
      const asked = newJob(round, viewer, this.now(), null);
      await insertRows(manager, ReportJob, [asked]);
      return asked;
    });
    this.runner.wake();
    return { ...job, isOutdated: false };
  }

  /** The newest jobs of a round first. @throws DomainError NOT_FOUND */
  jobs(
    grants: readonly Grant[],
    roundId: string,
    purpose: ReportJobPurpose = 'FILES',
  ): Promise<ReportJobView[]> {
    return this.database.snapshots.read(async (manager) => {
      const round = await findRound(manager, grants, roundId);
      const order = { askedAt: 'DESC', id: 'DESC' } as const;
      const jobs = await manager.find(ReportJob, { where: { roundId, purpose }, order, take: KEPT_JOBS });
      return this.#withNews(manager, round, jobs);
    });
  }

  /** @throws DomainError NOT_FOUND, the same for an unknown job and for one out of scope */
  job(grants: readonly Grant[], id: string): Promise<ReportJobView> {
    return this.database.snapshots.read(async (manager) => {
      const job = await findJob(manager, grants, id);
      const round = job && (await manager.findOneBy(Round, { id: job.roundId }));
      const [view] = job && round ? await this.#withNews(manager, round, [job]) : [];
      if (!view) throw new DomainError('NOT_FOUND', {});
      return view;
    });
  }

  /** One file of a finished job and where it lies; null where there is none that these grants show. */
  async file(
    grants: readonly Grant[],
    jobId: string,
    kind: ReportFileKind,
  ): Promise<{ readonly facts: ReportFileFacts; readonly path: string } | null> {
    const job = await findJob(this.database.reader.manager, grants, jobId);
    const facts = job?.files.find((file) => file.kind === kind);
    if (!facts || !(await this.files.has(facts))) return null;
    return { facts, path: this.files.pathOf(facts.sha256) };
  }

  async #withNews(
    manager: EntityManager,
    round: Round,
    jobs: readonly ReportJob[],
  ): Promise<ReportJobView[]> {
    const seqs = jobs.flatMap(({ seq }) => seq ?? []);
    const last = seqs.length === 0 ? null : await lastReportChange(manager, round, Math.min(...seqs));
    const current = hashesOf(await this.templatesOf(manager, round.ownerPath));
    return jobs.map((job) => {
      const hasNewRows = job.seq !== null && last !== null && last > job.seq;
      return { ...job, isOutdated: hasNewRows || !isWrittenIn(job, current) };
    });
  }
}

/** Whether the files of a job would be written in these templates again. */
function isWrittenIn({ templates }: ReportJob, { REPORT, ANNEX }: TemplateHashes): boolean {
  return templates === null || (templates.REPORT === REPORT && templates.ANNEX === ANNEX);
}

function findJob(manager: EntityManager, grants: readonly Grant[], id: string): Promise<ReportJob | null> {
  const query = manager.createQueryBuilder(ReportJob, 'job').where('job.id = :id', { id });
  return whereVisible(query, 'job.orgPath', 'UNIT', grants).getOne();
}
