import { needsAttention } from '@attain/shared/sync/verdict';
import type { FieldConflictRow } from '../api/form-rows.ts';
import type { MutationVerdict } from '../api/sync.ts';
import { readPull } from '../local-data/chain-state.ts';
import type { LocalDatabase } from '../local-data/database.ts';
import type { KeptRecord, OutboxRecord } from '../local-data/stored-records.ts';

/**
 * Moves mutations that have a verdict in the answer to a push from the outbox to `kept`. Call it inside a transaction
 * over both.
 *
 * Verdicts of others (another device, another tab's push that is settled already) are passed over.
 *
 * @returns how many were moved
 */
export async function settlePushed(
  database: LocalDatabase,
  verdicts: readonly MutationVerdict[],
): Promise<number> {
  const { pulledSeq } = await readPull(database);
  return settle(database, verdicts, ({ seq }) => seq > pulledSeq);
}

/**
 * The same for what a pull tells, which is the log's own word: what a push was told by a server that has been set back
 * since gives way to it (S4).
 *
 * @param seq Where the page ends. A verdict from behind it, told to somebody whose scope is held, is told again by each
 *   pull: the cursor stays before it, and would not notice a server that has lost it since.
 */
export async function settlePulled(
  database: LocalDatabase,
  { verdicts, seq }: Told & { readonly seq: number },
): Promise<void> {
  const awaitsPull = (verdict: MutationVerdict) => verdict.seq > seq;
  await settle(database, verdicts, awaitsPull);
  const known = await database.kept.bulkGet(verdicts.map(({ mutationId }) => mutationId));
  const told = verdicts.flatMap((verdict, index) => {
    const record = known[index];
    return record ? [toKept(toOutboxRecord(record), verdict, awaitsPull(verdict))] : [];
  });
  await database.kept.bulkPut(told);
}

/**
 * Puts back what was told before and a whole pull, which ends with this page, has not: the server was set back in
 * between, and nothing else says so to a device that had not pulled what it sent (S1). A server that has it after all
 * tells the same again.
 *
 * @returns how many
 */
export async function takeBackUntold(database: LocalDatabase, { verdicts }: Told): Promise<number> {
  const told = new Set(verdicts.map(({ mutationId }) => mutationId));
  const untold = await database.kept
    .filter(({ id, awaitsPull }) => awaitsPull === true && !told.has(id))
    .toArray();
  await takeBack(database, untold);
  return untold.length;
}

interface Told {
  readonly verdicts: readonly MutationVerdict[];
}

async function settle(
  { outbox, kept }: LocalDatabase,
  verdicts: readonly MutationVerdict[],
  awaitsPull: (verdict: MutationVerdict) => boolean,
): Promise<number> {
  const records = await outbox.bulkGet(verdicts.map(({ mutationId }) => mutationId));
  const settled = verdicts.flatMap((verdict, index) => {
    const record = records[index];
    return record ? [toKept(record, verdict, awaitsPull(verdict))] : [];
  });
  await kept.bulkPut(settled);
  await outbox.bulkDelete(settled.map(({ id }) => id));
  return settled.length;
}

function toKept(
  { dismissedAs, ...mutation }: OutboxRecord,
  verdict: MutationVerdict,
  awaitsPull: boolean,
): KeptRecord {
  const { clientId, seq, outcome, code, details, conflictId } = verdict;
  const whenNeeded = outcome === dismissedAs ? 'CLOSED' : 'OPEN';
  return {
    ...mutation,
    verdict: { clientId, seq, outcome, code, details: details ?? null, conflictId },
    attention: needsAttention(outcome) ? whenNeeded : 'NONE',
    ...(awaitsPull && { awaitsPull }),
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

function toOutboxRecord({ verdict, attention, awaitsPull: _, ...mutation }: KeptRecord): OutboxRecord {
  return attention === 'CLOSED' ? { ...mutation, dismissedAs: verdict.outcome } : mutation;
}
