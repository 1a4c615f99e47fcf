import { needsAttention } from '@attain/shared/sync/verdict';
import type { FieldConflictRow } from '../api/form-rows.ts';
import type { MutationVerdict } from '../api/sync.ts';
import type { LocalDatabase } from '../local-data/database.ts';
import type { KeptRecord, OutboxRecord } from '../local-data/stored-records.ts';

/**
 * Moves mutations that have a verdict from the outbox to `kept`. Call it inside a transaction over both.
 *
 * Verdicts of others (another device, another tab's push that is settled already) are passed over.
 *
 * @returns how many were moved
 */
export async function settleVerdicts(
  { outbox, kept }: LocalDatabase,
  verdicts: readonly MutationVerdict[],
): Promise<number> {
  const records = await outbox.bulkGet(verdicts.map(({ mutationId }) => mutationId));
  const settled = verdicts.flatMap((verdict, index) => {
    const record = records[index];
    return record ? [toKept(record, verdict)] : [];
  });
  await kept.bulkPut(settled);
  await outbox.bulkDelete(settled.map(({ id }) => id));
  return settled.length;
}

function toKept({ dismissedAs, ...mutation }: OutboxRecord, verdict: MutationVerdict): KeptRecord {
  const { clientId, seq, outcome, code, details, conflictId } = verdict;
  const whenNeeded = outcome === dismissedAs ? 'CLOSED' : 'OPEN';
  return {
    ...mutation,
    verdict: { clientId, seq, outcome, code, details: details ?? null, conflictId },
    attention: needsAttention(outcome) ? whenNeeded : 'NONE',
  };
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
