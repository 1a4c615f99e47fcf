import type { Grant } from '@attain/shared/organisation/scope';
import { readPull } from './chain-state.ts';
import type { LocalDatabase } from './database.ts';
import { enteredAtOf } from './layers.ts';
import { loadAttention } from './load-attention.ts';

/** How much on this device is not settled. */
export interface OutboxCount {
  readonly pendingCount: number;
  readonly attentionCount: number;
  /** ISO 8601 by this device's clock. */
  readonly oldestPendingAt: string | null;
  /** ISO 8601 by this device's clock; null before the first complete pull. */
  readonly lastPulledAt: string | null;
}

/** Asked after every entry, on every page: what waits is counted and not read, after a month it is thousands. */
export async function countOutbox(database: LocalDatabase, grants: readonly Grant[]): Promise<OutboxCount> {
  const [pendingCount, oldest, { attention, conflicts }, { lastPulledAt }] = await Promise.all([
    database.outbox.count(),
    // Not the first of the chain: the clock may have stood in another year when that one was entered. Ids begin with
    // the clock (newId).
    database.outbox.orderBy('id').first(),
    loadAttention(database, grants),
    readPull(database),
  ]);
  return {
    pendingCount,
    attentionCount: attention.length + conflicts.length,
    oldestPendingAt: oldest ? enteredAtOf(oldest) : null,
    lastPulledAt,
  };
}
