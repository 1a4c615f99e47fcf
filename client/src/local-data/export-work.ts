import { openAttention } from './attention.ts';
import { readChain } from './chain-state.ts';
import type { LocalDatabase } from './database.ts';

/** Raised when the file's shape changes; an importer reads every version ever written. */
const EXPORT_VERSION = 1;

/**
 * Everything on this device that is not settled, as the text of a file: pending mutations whole, as they would
 * travel, and those that wait for the person. A manager can import it when the device is lost.
 */
export async function exportWork(database: LocalDatabase, userId: string, now: Date): Promise<string> {
  const [chain, outbox, kept, conflicts, drafts] = await Promise.all([
    readChain(database),
    database.outbox.orderBy('seq').toArray(),
    database.kept.toArray(),
    database.fieldConflicts.toArray(),
    database.drafts.toArray(),
  ]);
  const open = new Set(openAttention(kept, conflicts).map(({ mutationId }) => mutationId));
  const file = {
    format: 'attain-unsent-work',
    version: EXPORT_VERSION,
    exportedAt: now.toISOString(),
    userId,
    clientId: chain.clientId,
    epoch: chain.epoch,
    pending: outbox,
    needsAttention: kept.filter(({ id }) => open.has(id)),
    drafts,
  };
  return JSON.stringify(file, null, 2);
}
