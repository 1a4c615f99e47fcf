import { canonicalJson } from '@attain/shared/canonical-json/canonical-json';
import { openAttention } from './attention.ts';
import { readChain } from './chain-state.ts';
import type { LocalDatabase } from './database.ts';
import { sha256 } from './sha256.ts';

export const EXPORT_FORMAT = 'attain-unsent-work';

/** Raised when the file's shape changes; an importer reads every version ever written. 2: with a checksum. */
export const EXPORT_VERSION = 2;

/**
 * Everything on this device that is not settled, as the text of a file: pending mutations whole, as they would
 * travel, those that wait for the person, and half-typed texts. The same person can import it on any device.
 *
 * @param onlyIds Of these entries only; everything when it is left out.
 */
export async function exportWork(
  database: LocalDatabase,
  userId: string,
  now: Date,
  onlyIds?: readonly string[],
): Promise<string> {
  const [chain, outbox, kept, conflicts, drafts] = await Promise.all([
    readChain(database),
    database.outbox.orderBy('seq').toArray(),
    database.kept.toArray(),
    database.fieldConflicts.toArray(),
    database.drafts.toArray(),
  ]);
  const open = new Set(openAttention(kept, conflicts).map(({ mutationId }) => mutationId));
  const isWanted = (id: string) => onlyIds?.includes(id) ?? true;
  const body = {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    exportedAt: now.toISOString(),
    userId,
    clientId: chain.clientId,
    epoch: chain.epoch,
    pending: outbox.filter(({ id }) => isWanted(id)),
    needsAttention: kept.filter(({ id }) => open.has(id) && isWanted(id)),
    drafts: onlyIds ? [] : drafts,
  };
  return JSON.stringify({ ...body, checksum: await checksumOf(body) }, null, 2);
}

/** SHA-256 (hex) of what the file says, however it is laid out. */
export function checksumOf(body: object): Promise<string> {
  return sha256(canonicalJson(body));
}
