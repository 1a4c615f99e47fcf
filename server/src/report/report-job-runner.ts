import { In, LessThan, Not } from 'typeorm';
import { PROGRESS_AFTER, type ReportJobError } from '@attain/shared/report/report-job';
import type { VersionMark } from '@attain/shared/sign-off/report-version';
import type { Clock } from '../account/clock.ts';
import type { Database } from '../database/data-source.ts';
import { Round } from '../performance-target/round.entity.ts';
import { reachFaultPoint } from '../sync/fault-point.ts';
import type { DefectLog } from '../sync/push.service.ts';
import { SyncHead } from '../sync/sync-head.entity.ts';
import { cleanReportFiles } from './clean-report-files.ts';
import type { ContentStore } from './content-store.ts';
import { keepFiles } from './keep-files.ts';
import { loadReportMaterial } from './load-report-material.ts';
import type { FrozenReport, ReportArchive } from './report-archive.ts';
import { RenderingTooLarge } from './render-in-worker.ts';
import type { Rendering, ReportRenderer } from './render-order.ts';
import { ReportJob } from './report-job.entity.ts';
import { hashesOf, type TemplatesOf } from './template/order-templates.ts';

interface Parts {
  readonly database: Database;
  readonly files: ContentStore;
  /** Where what is put up for sign-off goes. */
  readonly archive: ReportArchive;
  readonly render: ReportRenderer;
  /** The templates of the unit that called the round. */
  readonly templatesOf: TemplatesOf;
  readonly now: Clock;
  readonly log: DefectLog;
}

type Outcome = Pick<ReportJob, 'state' | 'errorCode' | 'contentHash' | 'files' | 'findings' | 'gaps'>;

/** What came of a job; a version enters the archive with its end. */
interface Made {
  readonly outcome: Outcome;
  readonly frozen?: FrozenReport;
}

/** Makes the files of the jobs that wait, one after the other, beside the requests. */
export class ReportJobRunner {
  readonly #end = new AbortController();
  readonly #startedAt: string;
  #running: Promise<void> | null = null;
  #isWoken = false;

  constructor(private readonly parts: Parts) {
    this.#startedAt = parts.now().toISOString();
  }

  /** What was under way when the server ended will not be finished: it is told so, and can be asked for again. */
  async start(): Promise<void> {
    const { database, files, now } = this.parts;
    await files.prepare();
    await database.gate.run((manager) =>
      manager.update(
        ReportJob,
        { state: In(['QUEUED', 'RUNNING']) },
        { state: 'INTERRUPTED', finishedAt: now().toISOString() },
      ),
    );
    await cleanReportFiles(database, files, now());
  }

  /** There is something to do. */
  wake(): void {
    this.#isWoken = true;
    this.#running ??= this.#work().finally(() => {
      this.#running = null;
      // Somebody asked after the last look.
      if (this.#isWoken && !this.#end.signal.aborted) this.wake();
    });
  }

  /** Ends what is under way; it is told as interrupted. */
  async close(): Promise<void> {
    this.#end.abort(new Error('the server ends'));
    await this.#running;
  }

  async #work(): Promise<void> {
    const { database, files, now, log } = this.parts;
    try {
      while (this.#isWoken && !this.#end.signal.aborted) {
        this.#isWoken = false;
        for (let job = await this.#next(); job && !this.#end.signal.aborted; job = await this.#next()) {
          await this.#finish(job, await this.#make(job));
        }
        await cleanReportFiles(database, files, now());
      }
    } catch (err) {
      // The database is away. What waits stays in it, and the next one who asks wakes us.
      log.error({ event: 'report-jobs-stopped', err });
    }
  }

  #next(): Promise<ReportJob | null> {
    const oldest = { where: { state: 'QUEUED' }, order: { askedAt: 'ASC', id: 'ASC' } } as const;
    return this.parts.database.reader.manager.findOne(ReportJob, oldest);
  }

  async #make(job: ReportJob): Promise<Made> {
    try {
      const { material, templates, seq } = await this.#read(job);
      if (!material) return failed('NO_FORM');
      const isVersion = job.purpose === 'VERSION';
      const known = isVersion ? null : await this.#madeBefore(job);
      const mark = isVersion ? await this.parts.archive.nextMark(job.roundId) : null;
      // Steps are told while the next one is under way; they are written in their order.
      let told = Promise.resolve();
      const done = (step: keyof typeof PROGRESS_AFTER) => {
        told = told.then(() => this.#tell(job, { progress: PROGRESS_AFTER[step] }));
        // Awaited below; a failure must not end the process before.
        told.catch(() => undefined);
      };
      const order = { material, known: known?.contentHash ?? null, mark, templates };
      const rendering = await this.parts.render(order, done, this.#end.signal);
      await told;
      reachFaultPoint('report-rendered');
      return mark ? await this.#freeze(job, seq, rendering, mark) : await this.#keep(rendering, known);
    } catch (err) {
      if (this.#end.signal.aborted) return { outcome: { ...NOTHING, state: 'INTERRUPTED' } };
      if (err instanceof RenderingTooLarge) return failed('TOO_LARGE');
      this.parts.log.error({ event: 'report-job-failed', jobId: job.id, err });
      return failed(err instanceof Error && 'code' in err && err.code === 'ENOSPC' ? 'DISK_FULL' : 'DEFECT');
    }
  }

  /** All rows of one state, and the number of the last change in it. */
  async #read(job: ReportJob) {
    const { database, templatesOf } = this.parts;
    await this.#tell(job, { state: 'RUNNING' });
    const { seq, ...read } = await database.snapshots.read(async (manager) => {
      const round = await manager.findOneBy(Round, { id: job.roundId });
      const grants = round ? [{ role: 'AUDITOR', path: round.ownerPath } as const] : [];
      return {
        material: await loadReportMaterial(manager, grants, job.roundId),
        templates: await templatesOf(manager, job.orgPath),
        seq: (await manager.findOneByOrFail(SyncHead, { id: 1 })).seq,
      };
    });
    const templates = hashesOf(read.templates);
    await this.#tell(job, { seq, templates, progress: PROGRESS_AFTER.READ });
    return { ...read, seq };
  }

  /** The round's last files, if this very program made them: another release may write the same rows differently. */
  async #madeBefore({ roundId }: ReportJob): Promise<ReportJob | null> {
    const job = await this.parts.database.reader.manager.findOne(ReportJob, {
      where: { roundId, purpose: 'FILES', state: 'DONE', askedAt: Not(LessThan(this.#startedAt)) },
      order: { askedAt: 'DESC', id: 'DESC' },
    });
    const areHere = job && (await Promise.all(job.files.map((file) => this.parts.files.has(file))));
    return areHere?.every(Boolean) ? job : null;
  }

  async #keep(rendering: Rendering, known: ReportJob | null): Promise<Made> {
    if (rendering.kind === 'NO_FORM') return failed('NO_FORM');
    const { contentHash } = rendering;
    if (rendering.kind === 'KNOWN') {
      const { files = [], findings = [], gaps = null } = known ?? {};
      return { outcome: { state: 'DONE', errorCode: null, contentHash, files, findings, gaps } };
    }
    if (rendering.kind === 'CONTRADICTED') return contradicted(rendering);
    const { findings, gaps } = rendering;
    const files = await keepFiles(rendering.files, this.parts.files);
    return { outcome: { state: 'DONE', errorCode: null, contentHash, files, findings, gaps } };
  }

  /** What is put up is what its drafter has looked at, or nothing. */
  async #freeze(job: ReportJob, seq: number, rendering: Rendering, mark: VersionMark): Promise<Made> {
    if (rendering.kind === 'CONTRADICTED') return contradicted(rendering);
    if (rendering.kind !== 'MADE') return failed('NO_FORM');
    const { contentHash, figures, gaps, findings } = rendering;
    if (contentHash !== job.seenHash) return failed('CHANGED');
    const files = await keepFiles(rendering.files, this.parts.archive);
    const outcome = { state: 'DONE', errorCode: null, contentHash, files: [], findings, gaps } as const;
    return { outcome, frozen: { mark, seq, contentHash, files, figures, gaps } };
  }

  async #finish(job: ReportJob, { outcome, frozen }: Made): Promise<void> {
    const finishedAt = this.parts.now().toISOString();
    const progress = outcome.state === 'DONE' ? { progress: PROGRESS_AFTER.KEPT } : {};
    await this.parts.database.gate.run(async (manager) => {
      if (frozen) await this.parts.archive.enter(manager, job, frozen);
      await this.#tell(job, { ...outcome, ...progress, finishedAt });
    });
  }

  async #tell({ id }: ReportJob, news: Partial<ReportJob>) {
    const { files, findings, ...rest } = news;
    const set = {
      ...rest,
      ...(files && { files: [...files] }),
      ...(findings && { findings: [...findings] }),
    };
    await this.parts.database.gate.run((manager) => manager.update(ReportJob, { id }, set));
  }
}

const NOTHING = {
  state: 'FAILED',
  errorCode: null,
  contentHash: null,
  files: [],
  findings: [],
  gaps: null,
} as const;

function failed(errorCode: ReportJobError): Made {
  return { outcome: { ...NOTHING, errorCode } };
}

/** Whoever asked is told where the template says something else than the data. */
function contradicted({ contentHash, findings }: Extract<Rendering, { kind: 'CONTRADICTED' }>): Made {
  return { outcome: { ...NOTHING, errorCode: 'CONTRADICTION', contentHash, findings } };
}
