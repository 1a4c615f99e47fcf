import { DomainError } from '@attain/shared/errors/domain-error';
import type { Grant } from '@attain/shared/organisation/scope';
import { isPartial } from '@attain/shared/report/report-gaps';
import type { ReportFileFacts, ReportFileKind } from '@attain/shared/report/report-job';
import { refusalOfAct, type ActInHand } from '@attain/shared/sign-off/check-act';
import type { ReportVersionState } from '@attain/shared/sign-off/report-version';
import { canAct, stateAfter } from '@attain/shared/sign-off/sign-off-step';
import { In, type EntityManager } from 'typeorm';
import type { Clock } from '../account/clock.ts';
import type { SignedIn } from '../account/session.service.ts';
import type { Database } from '../database/data-source.ts';
import { insertRows } from '../database/insert-rows.ts';
import { whereVisible } from '../organisation/visible-rows.ts';
import { lockRound } from '../performance-target/lock-round.ts';
import { Round } from '../performance-target/round.entity.ts';
import type { ContentStore } from '../report/content-store.ts';
import { findRound } from '../report/find-round.ts';
import { newJob } from '../report/new-job.ts';
import { lastReportChange } from '../report/report-changes.ts';
import { ReportJob, type ReportJobView } from '../report/report-job.entity.ts';
import type { ReportJobRunner } from '../report/report-job-runner.ts';
import type { VersionNews } from './version-news.ts';
import { ReportVersion, type ReportVersionView, type SignOffEntry } from './report-version.entity.ts';

/** What a person sends with an act on a version. */
export type ActRequest = Pick<ActInHand, 'act' | 'contentHash'> &
  Partial<Pick<ActInHand, 'reason' | 'evenIfOutdated' | 'evenIfPartial'>>;

/** What a person sends who puts a report up: the content of the files that they have looked at (SO4). */
type PutUpRequest = Pick<ActInHand, 'contentHash' | 'evenIfPartial'>;

/** The versions of a round's report: put up by its drafter, then signed, returned or withdrawn (SO1 to SO7). */
export class SignOffService {
  constructor(
    private readonly database: Database,
    private readonly files: ContentStore,
    private readonly news: VersionNews,
    private readonly runner: ReportJobRunner,
    private readonly now: Clock,
  ) {}

  /**
   * Puts the report of a round up for sign-off: a job makes its version, with progress.
   *
   * @throws DomainError NOT_FOUND, FORBIDDEN, VERSION_WAITING, REPORT_STALE, REPORT_PARTIAL
   */
  async putUp(viewer: SignedIn, roundId: string, request: PutUpRequest): Promise<ReportJobView> {
    const job = await this.database.gate.run(async (manager) => {
      const round = await findRound(manager, viewer.grants, roundId);
      if (!canAct(viewer.grants, 'PUT_UP', round.ownerPath)) throw new DomainError('FORBIDDEN', {});
      await lockRound(manager, round.id);
      const state = In(['QUEUED', 'RUNNING'] as const);
      const underWay = await manager.findOneBy(ReportJob, { roundId, purpose: 'VERSION', state });
      if (underWay) return underWay;
      const waiting = await manager.findOneBy(ReportVersion, { roundId, state: 'PUT_UP' });
      if (waiting) throw new DomainError('VERSION_WAITING', { number: waiting.number });
      await assertSeen(manager, round, request);
      const asked = newJob(round, viewer, this.now(), request.contentHash);
      await insertRows(manager, ReportJob, [asked]);
      return asked;
    });
    this.runner.wake();
    return { ...job, isOutdated: false };
  }

  /** The newest first. @throws DomainError NOT_FOUND */
  versions(viewer: SignedIn, roundId: string): Promise<ReportVersionView[]> {
    return this.database.snapshots.read(async (manager) => {
      const round = await findRound(manager, viewer.grants, roundId);
      const versions = await manager.find(ReportVersion, { where: { roundId }, order: { number: 'DESC' } });
      return this.news.of(manager, viewer, round, versions);
    });
  }

  /**
   * Signs, returns or withdraws a version. Of acts that race one wins, the others are told VERSION_DECIDED.
   *
   * @throws DomainError NOT_FOUND and what `refusalOfAct` names
   */
  act(viewer: SignedIn, id: string, request: ActRequest): Promise<ReportVersionView> {
    return this.database.gate.run(async (manager) => {
      const version = await findVersion(manager, viewer.grants, id);
      const round = version && (await manager.findOneBy(Round, { id: version.roundId }));
      if (!version || !round) throw new DomainError('NOT_FOUND', {});
      const isOutdated = (await lastReportChange(manager, round, version.seq)) !== null;
      const inHand: ActInHand = {
        reason: '',
        evenIfOutdated: false,
        evenIfPartial: false,
        ...request,
        byId: viewer.userId,
        grants: viewer.grants,
      };
      const refusal = refusalOfAct({ ...version, isOutdated }, inHand);
      const state = stateAfter(version.state, request.act);
      if (refusal && refusal !== 'VERSION_DECIDED') throw new DomainError(refusal, {});
      if (state === null) throw decided(version.state);
      if (request.act === 'SIGN') await this.#assertAnswered(manager, version);
      const entry = entryOf(viewer, inHand, isOutdated, this.now());
      await write(manager, version, state, entry);
      const [view] = await this.news.of(manager, viewer, round, [
        await manager.findOneByOrFail(ReportVersion, { id }),
      ]);
      if (!view) throw new DomainError('NOT_FOUND', {});
      return view;
    });
  }

  async #assertAnswered(manager: EntityManager, version: ReportVersion): Promise<void> {
    const open = await this.news.openFindings(manager, version);
    if (open.length === 0) return;
    const codes = [...new Set(open.map(({ finding }) => finding.code))];
    throw new DomainError('FINDINGS_OPEN', { count: open.length, codes });
  }

  /** One file of a version and where it lies; null where there is none that these grants show. */
  async file(
    grants: readonly Grant[],
    id: string,
    kind: ReportFileKind,
  ): Promise<{ readonly facts: ReportFileFacts; readonly path: string } | null> {
    const version = await findVersion(this.database.reader.manager, grants, id);
    const facts = version?.files.find((file) => file.kind === kind);
    if (!facts || !(await this.files.has(facts))) return null;
    return { facts, path: this.files.pathOf(facts.sha256) };
  }
}

/** Only what was made and looked at is put up, and only while its rows are as they were then (SO4). */
async function assertSeen(
  manager: EntityManager,
  round: Round,
  { contentHash, evenIfPartial }: PutUpRequest,
): Promise<void> {
  const seen = await manager.findOne(ReportJob, {
    where: { roundId: round.id, purpose: 'FILES', state: 'DONE', contentHash },
    order: { askedAt: 'DESC' },
  });
  // Files without a count of their gaps were made by an older release.
  if (!seen || seen.seq === null || seen.gaps === null) throw new DomainError('REPORT_STALE', {});
  if ((await lastReportChange(manager, round, seen.seq)) !== null) throw new DomainError('REPORT_STALE', {});
  if (isPartial(seen.gaps) && !evenIfPartial) throw new DomainError('REPORT_PARTIAL', {});
}

function findVersion(
  manager: EntityManager,
  grants: readonly Grant[],
  id: string,
): Promise<ReportVersion | null> {
  const query = manager.createQueryBuilder(ReportVersion, 'version').where('version.id = :id', { id });
  return whereVisible(query, 'version.orgPath', 'UNIT', grants).getOne();
}

function entryOf(viewer: SignedIn, act: ActInHand, isOutdated: boolean, now: Date): SignOffEntry {
  return {
    act: act.act,
    byId: viewer.userId,
    byName: viewer.displayName,
    at: now.toISOString(),
    contentHash: act.contentHash,
    reason: act.act === 'RETURN' ? act.reason.trim() : '',
    evenIfOutdated: act.act === 'SIGN' && isOutdated,
  };
}

/** Only from the state that was read: on PostgreSQL another act may have come between. */
async function write(
  manager: EntityManager,
  { id, state: before, acts }: ReportVersion,
  state: ReportVersionState,
  entry: SignOffEntry,
): Promise<void> {
  const { affected } = await manager.update(
    ReportVersion,
    { id, state: before },
    { state, acts: [...acts, entry], ...(state === 'SIGNED' && { signedAt: entry.at }) },
  );
  if (affected === 1) return;
  throw decided((await manager.findOneByOrFail(ReportVersion, { id })).state);
}

function decided(state: ReportVersionState): DomainError {
  return new DomainError('VERSION_DECIDED', { state });
}
