import type { EntityManager } from 'typeorm';
import type { Clock } from '../account/clock.ts';
import { currentGrants } from '../account/current-grants.ts';
import { UserAccount } from '../account/user-account.entity.ts';
import type { Database } from '../database/data-source.ts';
import type { CursorPosition, CursorSigner } from './cursor.ts';
import { loadRows } from './load-rows.ts';
import { verdictOf } from './log-row.ts';
import type { PullAnswer, ResetReason } from './pull-result.ts';
import { readWindow } from './read-window.ts';
import { SyncHead } from './sync-head.entity.ts';

interface Pull {
  /** Null: from the beginning. */
  readonly cursor: string | null;
  /** Changes and verdicts per page; 1 to 500. */
  readonly limit: number;
}

/** One answer on a weak network; a page of 500 rows is about 200 KB. */
const MAX_LIMIT = 500;

export class PullService {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorSigner,
    private readonly now: Clock,
  ) {}

  /** The next page of what changed in the user's scope, read in one snapshot. */
  pull(userId: string, pull: Pull): Promise<PullAnswer> {
    return this.database.snapshots.read((manager) => this.#pullIn(manager, userId, pull));
  }

  async #pullIn(manager: EntityManager, userId: string, { cursor, limit }: Pull): Promise<PullAnswer> {
    const { epoch, seq: headSeq, safeSeq } = await manager.findOneByOrFail(SyncHead, { id: 1 });
    const { scopeGeneration } = await manager.findOneByOrFail(UserAccount, { id: userId });
    const now = { epoch, seq: headSeq, scopeGeneration, userId };
    const from = cursor === null ? { ...now, seq: 0 } : this.cursors.read(cursor);
    const reason = from ? reasonToReset(from, now) : 'UNREADABLE_CURSOR';
    if (!from || reason) return { kind: 'PullReset', reason: reason ?? 'UNREADABLE_CURSOR', epoch };

    const grants = await currentGrants(manager, userId);
    const range = { after: from.seq, upTo: headSeq };
    const pageLimit = Math.min(Math.max(Math.trunc(limit), 1), MAX_LIMIT);
    const window = await readWindow(manager, { userId, grants }, range, pageLimit);
    const { rows, evictions } = await loadRows(manager, window.changes, grants);
    return {
      kind: 'PullPage',
      epoch,
      cursor: this.cursors.sign({ ...now, seq: window.end }),
      seq: window.end,
      safeSeq,
      hasMore: window.hasMore,
      serverTime: this.now().toISOString(),
      ...rows,
      evictions,
      verdicts: window.logged.map(verdictOf),
    };
  }
}

function reasonToReset(from: CursorPosition, now: CursorPosition): ResetReason | null {
  if (from.userId !== now.userId) return 'FOREIGN_CURSOR';
  if (from.epoch !== now.epoch) return 'EPOCH_CHANGED';
  if (from.scopeGeneration !== now.scopeGeneration) return 'SCOPE_CHANGED';
  return from.seq > now.seq ? 'FUTURE_CURSOR' : null;
}
