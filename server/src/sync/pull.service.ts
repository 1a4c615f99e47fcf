import { withOwnPlace, type Grant } from '@attain/shared/organisation/scope';
import { CHECKSUM_VERSION } from '@attain/shared/sync/checked-fields';
import { MAX_PAGE_LIMIT } from '@attain/shared/sync/page-limit';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../account/clock.ts';
import { currentGrants } from '../account/current-grants.ts';
import { UserAccount } from '../account/user-account.entity.ts';
import type { Database } from '../database/data-source.ts';
import { readLists } from '../database/read-lists.ts';
import { sha256Hex } from '../sha256-hex.ts';
import { beginEpoch } from './begin-epoch.ts';
import type { BucketInput, ChecksumsInput } from './bucket-result.ts';
import { BucketSumsService } from './bucket-sums.service.ts';
import { chainHashAt } from './chain-hash-at.ts';
import type { CursorPosition, CursorSigner, ReadCursor } from './cursor.ts';
import { isEmptyScopeMeant } from './empty-scope.ts';
import { loadRows } from './load-rows.ts';
import { verdictOf } from './log-row.ts';
import type { PullAnswer, PullPage, ResetReason } from './pull-result.ts';
import type { DefectLog } from './push.service.ts';
import { readBucket } from './read-bucket.ts';
import { readOwnVerdicts, readWindow, type Range } from './read-window.ts';
import { SyncHead } from './sync-head.entity.ts';

/** Enough that no two scopes of one account meet. */
const SCOPE_DIGEST_LENGTH = 16;

interface Pull {
  /** Null: from the beginning. */
  readonly cursor: string | null;
  /** Changes and verdicts per page; 1 to MAX_PAGE_LIMIT. */
  readonly limit: number;
  /** Null: the caller does not compare. */
  readonly checksums?: ChecksumsInput | null;
}

export class PullService {
  readonly #bucketSums = new BucketSumsService();

  constructor(
    private readonly database: Database,
    private readonly cursors: CursorSigner,
    private readonly now: Clock,
    private readonly log: DefectLog,
  ) {}

  /**
   * The next page of what changed in the user's scope, read in one snapshot.
   *
   * A cursor that this server signed for a history which it has not is proof that somebody put an old copy of the
   * database in its place (FT-41): then a new epoch begins, and every phone sends again what is missing.
   */
  async pull(userId: string, pull: Pull): Promise<PullAnswer> {
    const answer = await this.database.snapshots.read((manager) => this.#pullIn(manager, userId, pull));
    if (answer.kind !== 'PullReset' || answer.reason !== 'HISTORY_REWOUND') return answer;
    return { ...answer, epoch: await this.#leaveEpoch(answer.epoch) };
  }

  /**
   * A page of what the user sees of a bucket, for a device whose own rows have another sum; `after` is the cursor of
   * the page before. Null: it cannot be told at present.
   */
  async pullBucket(userId: string, bucket: BucketInput, after: string | null): Promise<PullPage | null> {
    return this.database.snapshots.read(async (manager) => {
      const head = await manager.findOneByOrFail(SyncHead, { id: 1 });
      const grants = await currentGrants(manager, userId);
      const rows = await this.#bucketSums.rowsAt(manager, head, grants, bucket);
      if (!rows) return null;
      const { altered, ...page } = await readBucket(
        manager,
        { ...rows, grants },
        after ?? '',
        MAX_PAGE_LIMIT,
      );
      const { unitId, roundId } = bucket;
      this.log.error({ event: 'bucket-differs-on-a-device', userId, unitId, roundId });
      if (altered.length > 0) this.log.error({ event: 'rows-altered-unrecorded', rows: altered });
      const { epoch, seq, safeSeq } = head;
      return { ...page, epoch, seq, safeSeq, serverTime: this.now().toISOString() };
    });
  }

  /** Sums everything up before the first device asks; what it reads later is only what changed. */
  async prepareChecksums(): Promise<void> {
    await this.database.snapshots.read(async (manager) => {
      const head = await manager.findOneByOrFail(SyncHead, { id: 1 });
      await this.#bucketSums.sumsAt(manager, head, [], { version: CHECKSUM_VERSION, verified: null });
    });
  }

  /**
   * What a user without any scope is told while that may be a mistake (FT-58): what became of their own entries, no row,
   * and to stay where they are, so that nothing is evicted. Null: it is meant, or there never was one.
   */
  async #holdEmptyScope(manager: EntityManager, userId: string, range: Range): Promise<HeldPage | null> {
    const now = this.now();
    if (await isEmptyScopeMeant(manager, userId, now)) return null;
    this.log.error({ event: 'scope-empty-unconfirmed', userId });
    const { rows, evictions } = await loadRows(manager, [], []);
    const verdicts = (await readOwnVerdicts(manager, userId, range)).map(verdictOf);
    const rest = { hasMore: false, evictions, verdicts, bucketSums: null };
    return { kind: 'PullPage', serverTime: now.toISOString(), ...rows, ...rest };
  }

  /** Only the first of many phones to prove it begins the new epoch. */
  #leaveEpoch(rewound: string): Promise<string> {
    return this.database.gate.run(async (manager) => {
      const { epoch, seq } = await lockHead(manager);
      if (epoch !== rewound) return epoch;
      const next = await beginEpoch(manager);
      this.log.error({ event: 'history-rewound', epoch, seq, nextEpoch: next });
      return next;
    });
  }

  async #pullIn(
    manager: EntityManager,
    userId: string,
    { cursor, limit, checksums }: Pull,
  ): Promise<PullAnswer> {
    const {
      heads: [head],
      users: [user],
    } = await readLists(manager, {
      heads: { entity: SyncHead, where: () => 'id = 1', orderBy: 'id' },
      users: { entity: UserAccount, where: (isOneOf) => isOneOf('id', [userId]), orderBy: 'id' },
    });
    if (!head || !user) throw new Error('the head or the account is not there');
    const { epoch, seq: headSeq, safeSeq } = head;
    const { scopeGeneration } = user;
    const own = await currentGrants(manager, userId);
    const now = { epoch, seq: headSeq, scopeGeneration, scope: scopeDigest(own), userId };
    const from = cursor === null ? { ...now, seq: 0, chainHash: '' } : this.cursors.read(cursor);
    if (!from) return { kind: 'PullReset', reason: 'UNREADABLE_CURSOR', epoch };
    const isRewound =
      from.chainHash !== null &&
      from.epoch === epoch &&
      (from.seq > headSeq || from.chainHash !== (await chainHashAt(manager, from.seq, head)));
    const reason = isRewound ? 'HISTORY_REWOUND' : reasonToReset(from, now);
    const isSameHistory = reason === null || reason === 'SCOPE_CHANGED';
    if (cursor !== null && own.length === 0 && isSameHistory) {
      const held = await this.#holdEmptyScope(manager, userId, { after: from.seq, upTo: headSeq });
      if (held) return { ...held, epoch, cursor, seq: from.seq, safeSeq };
    }
    if (reason) return { kind: 'PullReset', reason, epoch };

    const grants = withOwnPlace(own, userId);
    const range = { after: from.seq, upTo: headSeq };
    const pageLimit = Math.min(Math.max(Math.trunc(limit), 1), MAX_PAGE_LIMIT);
    const window = await readWindow(manager, { userId, grants }, range, pageLimit);
    const { rows, evictions } = await loadRows(manager, window.changes, grants);
    return {
      kind: 'PullPage',
      epoch,
      cursor: this.cursors.sign({
        ...now,
        seq: window.end,
        chainHash: await chainHashAt(manager, window.end, head),
      }),
      seq: window.end,
      safeSeq,
      hasMore: window.hasMore,
      serverTime: this.now().toISOString(),
      ...rows,
      evictions,
      verdicts: window.logged.map(verdictOf),
      bucketSums:
        window.hasMore || !checksums ? null : await this.#bucketSums.sumsAt(manager, head, grants, checksums),
    };
  }
}

type HeldPage = Omit<PullPage, 'epoch' | 'cursor' | 'seq' | 'safeSeq'>;

type Place = Omit<CursorPosition, 'chainHash'>;

/** Two scopes of one generation: that of a history which ended, and that of the one put in its place. */
function scopeDigest(grants: readonly Grant[]): string {
  return sha256Hex(JSON.stringify(grants.map(({ role, path }) => [role, path]))).slice(
    0,
    SCOPE_DIGEST_LENGTH,
  );
}

function reasonToReset(from: ReadCursor, now: Place): ResetReason | null {
  if (from.userId !== now.userId) return 'FOREIGN_CURSOR';
  if (from.epoch !== now.epoch) return 'EPOCH_CHANGED';
  if (from.scopeGeneration !== now.scopeGeneration) return 'SCOPE_CHANGED';
  if (from.scope !== null && from.scope !== now.scope) return 'SCOPE_CHANGED';
  return from.seq > now.seq ? 'FUTURE_CURSOR' : null;
}

async function lockHead(manager: EntityManager): Promise<SyncHead> {
  // A write first: on both databases whoever comes second waits here, and then sees what the first one did.
  await manager.update(SyncHead, { id: 1 }, { seq: () => 'seq' });
  return manager.findOneByOrFail(SyncHead, { id: 1 });
}
