import { needsAttention } from '@attain/shared/sync/verdict';
import type { FieldConflictRow } from '../api/form-rows.ts';
import type { MutationVerdict } from '../api/sync.ts';
import type { LocalDatabase } from '../local-data/database.ts';
import type { KeptRecord, OutboxRecord, StoredVerdict } from '../local-data/stored-records.ts';

/**
 * Moves mutations that have a verdict from the outbox to `kept`, and brings the verdicts there up to date: a restored
 * server decides anew when another device was first to send the same mutation again. Call it inside a transaction
 * over both.
 *
 * Verdicts of others (another device, what was let go of after a backup) are passed over.
 *
 * @returns how many were moved
 */
export async function settleVerdicts(
  { outbox, kept }: LocalDatabase,
  verdicts: readonly MutationVerdict[],
): Promise<number> {
  const ids = verdicts.map(({ mutationId }) => mutationId);
  const [pending, settled] = await Promise.all([outbox.bulkGet(ids), kept.bulkGet(ids)]);
  const moved = verdicts.flatMap((verdict, index) => {
    const record = pending[index];
    return record ? [toKept(record, verdict)] : [];
  });
  const changed = verdicts.flatMap((verdict, index) => {
    const record = settled[index];
    return record && !pending[index] ? [decidedAnew(record, verdict)] : [];
  });
  await kept.bulkPut([...moved, ...changed.filter((record) => record !== null)]);
  await outbox.bulkDelete(moved.map(({ id }) => id));
  return moved.length;
}

function toKept({ dismissedAs, ...mutation }: OutboxRecord, verdict: MutationVerdict): KeptRecord {
  const { outcome } = verdict;
  const whenNeeded = outcome === dismissedAs ? 'CLOSED' : 'OPEN';
  return {
    ...mutation,
    verdict: toStored(verdict),
    attention: needsAttention(outcome) ? whenNeeded : 'NONE',
  };
}

/** Null: the verdict is the one that is known. What the person has let rest stays so while the outcome does. */
function decidedAnew(record: KeptRecord, verdict: MutationVerdict): KeptRecord | null {
  const { seq, clientId, outcome } = record.verdict;
  if (seq === verdict.seq && clientId === verdict.clientId) return null;
  const attention = outcome === verdict.outcome ? record.attention : toKept(record, verdict).attention;
  return { ...record, verdict: toStored(verdict), attention };
}

function toStored({ clientId, seq, outcome, code, details, conflictId }: MutationVerdict): StoredVerdict {
  return { clientId, seq, outcome, code, details: details ?? null, conflictId };
}

/** Somebody has chosen between two values: what was entered here needs nobody any more. It stays in `kept`. */
export async function closeResolved(
  { kept }: LocalDatabase,
  conflicts: readonly FieldConflictRow[],
): Promise<void> {
  const resolved = new Set(conflicts.filter(({ state }) => state === 'RESOLVED').map(({ id }) => id));
  if (resolved.size === 0) return;
  await kept
    .where('attention')
    .equals('OPEN')
    .and(({ verdict }) => verdict.conflictId !== null && resolved.has(verdict.conflictId))
    .modify({ attention: 'CLOSED' });
}

/** Puts acknowledged mutations back: the server that answers now may not have them. */
export async function takeBack(
  { outbox, kept }: LocalDatabase,
  records: readonly KeptRecord[],
): Promise<void> {
  await outbox.bulkPut(records.map(toOutboxRecord));
  await kept.bulkDelete(records.map(({ id }) => id));
}

function toOutboxRecord({ verdict, attention, ...mutation }: KeptRecord): OutboxRecord {
  return attention === 'CLOSED' ? { ...mutation, dismissedAs: verdict.outcome } : mutation;
}
