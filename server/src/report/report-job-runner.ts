import { In, LessThan, Not } from 'typeorm';
import { PROGRESS_AFTER, type ReportFileFacts, type ReportJobError } from '@attain/shared/report/report-job';
import type { Clock } from '../account/clock.ts';
import type { Database } from '../database/data-source.ts';
import { Round } from '../performance-target/round.entity.ts';
import { reachFaultPoint } from '../sync/fault-point.ts';
import type { DefectLog } from '../sync/push.service.ts';
import { SyncHead } from '../sync/sync-head.entity.ts';
import { cleanReportFiles } from './clean-report-files.ts';
import type { ContentStore } from './content-store.ts';
import { loadReportMaterial } from './load-report-material.ts';
import { RenderingTooLarge } from './render-in-worker.ts';
import type { Rendering, ReportRenderer } from './render-order.ts';
import { ReportJob } from './report-job.entity.ts';

interface Parts {
  readonly database: Database;
  readonly files: ContentStore;
  readonly render: ReportRenderer;
  readonly now: Clock;
  readonly log: DefectLog;
}

type Outcome = Pick<ReportJob, 'state' | 'errorCode' | 'contentHash' | 'files'>;

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
    const where = { state: 'QUEUED' } as const;
    return this.parts.database.reader.manager.findOne(ReportJob, {
      where,
      order: { askedAt: 'ASC', id: 'ASC' },
    });
  }

  async #make(job: ReportJob): Promise<Outcome> {
    try {
      const material = await this.#read(job);
      if (!material) return failed('NO_FORM');
      const known = await this.#madeBefore(job);
      // Steps are told while the next one is under way; they are written in their order.
      let told = Promise.resolve();
      const done = (step: keyof typeof PROGRESS_AFTER) => {
        told = told.then(() => this.#tell(job, { progress: PROGRESS_AFTER[step] }));
        // Awaited below; a failure must not end the process before.
        told.catch(() => undefined);
      };
      const order = { material, known: known?.contentHash ?? null };
      const rendering = await this.parts.render(order, done, this.#end.signal);
      await told;
      reachFaultPoint('report-rendered');
      return await this.#keep(rendering, known);
    } catch (err) {
      if (this.#end.signal.aborted) return { ...failed(null), state: 'INTERRUPTED' };
      if (err instanceof RenderingTooLarge) return failed('TOO_LARGE');
      this.parts.log.error({ event: 'report-job-failed', jobId: job.id, err });
      return failed(err instanceof Error && 'code' in err && err.code === 'ENOSPC' ? 'DISK_FULL' : 'DEFECT');
    }
  }

  /** All rows of one state, and the number of the last change in it. */
  async #read(job: ReportJob) {
    const { database } = this.parts;
    await this.#tell(job, { state: 'RUNNING' });
    const { material, seq } = await database.snapshots.read(async (manager) => {
      const round = await manager.findOneBy(Round, { id: job.roundId });
      const grants = round ? [{ role: 'AUDITOR', path: round.ownerPath } as const] : [];
      return {
        material: await loadReportMaterial(manager, grants, job.roundId),
        seq: (await manager.findOneByOrFail(SyncHead, { id: 1 })).seq,
      };
    });
    await this.#tell(job, { seq, progress: PROGRESS_AFTER.READ });
    return material;
  }

  /** The round's last files, if this very program made them: another release may write the same rows differently. */
  async #madeBefore({ roundId }: ReportJob): Promise<ReportJob | null> {
    const job = await this.parts.database.reader.manager.findOne(ReportJob, {
      where: { roundId, state: 'DONE', askedAt: Not(LessThan(this.#startedAt)) },
      order: { askedAt: 'DESC', id: 'DESC' },
    });
    const areHere = job && (await Promise.all(job.files.map((file) => this.parts.files.has(file))));
    return areHere?.every(Boolean) ? job : null;
  }

  async #keep(rendering: Rendering, known: ReportJob | null): Promise<Outcome> {
    if (rendering.kind === 'NO_FORM') return failed('NO_FORM');
    const { contentHash } = rendering;
    if (rendering.kind === 'KNOWN') {
      return { state: 'DONE', errorCode: null, contentHash, files: known?.files ?? [] };
    }
    const files: ReportFileFacts[] = [];
    for (const { kind, name, bytes } of rendering.files) {
      files.push({ kind, name, byteCount: bytes.length, sha256: await this.parts.files.keep(bytes) });
    }
    return { state: 'DONE', errorCode: null, contentHash, files };
  }

  #finish(job: ReportJob, outcome: Outcome): Promise<void> {
    const finishedAt = this.parts.now().toISOString();
    const progress = outcome.state === 'DONE' ? { progress: PROGRESS_AFTER.KEPT } : {};
    return this.#tell(job, { ...outcome, ...progress, finishedAt });
  }

  async #tell({ id }: ReportJob, news: Partial<Omit<ReportJob, 'files'>> & { files?: ReportJob['files'] }) {
    const set = { ...news, ...(news.files && { files: [...news.files] }) };
    await this.parts.database.gate.run((manager) => manager.update(ReportJob, { id }, set));
  }
}

function failed(errorCode: ReportJobError | null): Outcome {
  return { state: 'FAILED', errorCode, contentHash: null, files: [] };
}
