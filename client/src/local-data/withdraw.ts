import type { MutationName } from '@attain/shared/sync/mutation';
import { isSameChain, readChain, writeChain } from './chain-state.ts';
import type { LocalDatabase } from './database.ts';
import { isValueEntry } from './is-value-entry.ts';
import { chainMutations } from './mutation-chain.ts';
import { ownerOfMutation } from './mutation-owner.ts';
import { mutationSubject } from './mutation-subject.ts';
import type { OutboxRecord } from './stored-records.ts';
import { writeDurably } from './write-durably.ts';

/** `too-late`: it is not in the outbox any more. `not-now`: something entered later stands on it. */
export type Withdrawal = 'withdrawn' | 'too-late' | 'not-now';

/** Nothing stands on these, and they stand on nothing. */
const STANDS_ALONE: readonly MutationName[] = ['comment.add@1', 'finding.answer@1', 'finding.revoke@1'];

/**
 * Tells of each entry whether it can be taken back without changing what a later one means: a later value of the same
 * field has it for its base, and a submission or decision binds itself to the values that it makes (SY6).
 *
 * What waits is read once for all answers: after a month offline it is thousands.
 */
export function withdrawableAmong(pending: readonly OutboxRecord[]): (record: OutboxRecord) => boolean {
  const lastSeq = new Map<string, number>();
  const note = (key: string, seq: number) => lastSeq.set(key, Math.max(seq, lastSeq.get(key) ?? seq));
  for (const record of pending) {
    if (STANDS_ALONE.includes(record.name)) continue;
    const owner = ownerOfMutation(record);
    note(keyOf('any', owner), record.seq);
    note(keyOf('subject', owner, mutationSubject(record)), record.seq);
    if (record.name === 'form.submit@1' || record.name === 'form.review@1') {
      note(keyOf('bound', owner), record.seq);
    }
  }
  return (record) => {
    if (record.groupId !== null) return false;
    if (STANDS_ALONE.includes(record.name)) return true;
    const owner = ownerOfMutation(record);
    const keys = isValueEntry(record.name)
      ? [keyOf('bound', owner), keyOf('subject', owner, mutationSubject(record))]
      : [keyOf('any', owner)];
    return keys.every((key) => (lastSeq.get(key) ?? record.seq) <= record.seq);
  };
}

function keyOf(...parts: readonly (string | null)[]): string {
  return JSON.stringify(parts);
}

/**
 * Takes an entry out of the outbox into `withdrawn`. Those after it get the places before theirs, so that the chain
 * stays whole (SY5): one that had reached the server under its old place makes the server answer CLIENT_FORKED, and
 * the rest goes on under a new client id.
 *
 * Call it while nobody sends: the answer to a push would speak of the old places.
 *
 * @throws StorageFailure; then nothing was taken back
 */
export async function withdrawMutation(
  database: LocalDatabase,
  id: string,
  withdrawnAt: string,
): Promise<Withdrawal> {
  return writeDurably(database, async () => {
    let end: Withdrawal | null = null;
    while (end === null) end = await tryToWithdraw(database, id, withdrawnAt);
    return end;
  });
}

/** Null when something was entered or settled in between: to be tried again. */
async function tryToWithdraw(
  database: LocalDatabase,
  id: string,
  withdrawnAt: string,
): Promise<Withdrawal | null> {
  const { outbox, withdrawn, meta, evidenceUploads } = database;
  const before = await readChain(database);
  const pending = await outbox.orderBy('seq').toArray();
  const record = pending.find((one) => one.id === id);
  if (!record) return (await withdrawn.get(id)) ? 'withdrawn' : 'too-late';
  const isOneChain = pending.every(({ clientId }) => clientId === before.clientId);
  if (!isOneChain || !withdrawableAmong(pending)(record)) return 'not-now';
  const followers = pending.filter(({ seq }) => seq > record.seq);
  const start = { ...before, nextSeq: record.seq, tip: record.prev };
  const { chained, end } = await chainMutations(start, followers);

  return database.transaction('rw', [outbox, withdrawn, meta, evidenceUploads], async () => {
    const now = await readChain(database);
    const ids = await outbox.orderBy('seq').primaryKeys();
    const isUntouched = ids.length === pending.length && pending.every((one, index) => one.id === ids[index]);
    if (!isSameChain(before, now) || !isUntouched) return null;
    await withdrawn.put({ id, record, withdrawnAt, hasArrived: false });
    await evidenceUploads.update(id, { state: 'WITHDRAWN' });
    await outbox.delete(id);
    await outbox.bulkPut(chained);
    await writeChain(database, { ...now, nextSeq: end.nextSeq, tip: end.tip });
    return 'withdrawn';
  });
}

/** The server has entries that were taken back here: their answer had been lost. Call it inside a transaction. */
export async function markArrived(
  { withdrawn }: LocalDatabase,
  mutationIds: readonly string[],
): Promise<void> {
  const arrived = (await withdrawn.bulkGet([...mutationIds])).filter((found) => found !== undefined);
  await withdrawn.bulkPut(arrived.map((found) => ({ ...found, hasArrived: true })));
}
