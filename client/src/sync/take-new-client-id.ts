import { isSameChain, readChain, writeChain } from '../local-data/chain-state.ts';
import type { LocalDatabase } from '../local-data/database.ts';
import { chainMutations } from '../local-data/mutation-chain.ts';
import { newId } from '../local-data/new-id.ts';
import type { OutboxRecord } from '../local-data/stored-records.ts';
import { writeDurably } from '../local-data/write-durably.ts';

/**
 * Starts a new chain under a new client id: the old one is also another device's (CLIENT_FORKED), or has a hole that
 * nothing here can fill. Pending mutations are renumbered from 1 and keep their ids, so that one which arrived
 * already is recognised (SY5).
 */
export async function takeNewClientId(database: LocalDatabase): Promise<void> {
  await writeDurably(database, async () => {
    while (!(await tryToRenumber(database)));
  });
}

async function tryToRenumber(database: LocalDatabase): Promise<boolean> {
  const before = await readChain(database);
  const pending = inOrder(await database.outbox.toArray(), before.clientId);
  const start = { ...before, clientId: newId(), nextSeq: 1, tip: '' };
  const { chained, end } = await chainMutations(start, pending);

  return database.transaction('rw', database.outbox, database.meta, async () => {
    const now = await readChain(database);
    const ids = new Set(await database.outbox.toCollection().primaryKeys());
    const isUntouched = ids.size === chained.length && chained.every(({ id }) => ids.has(id));
    if (!isSameChain(before, now) || !isUntouched) return false;
    await database.outbox.bulkPut(chained);
    await writeChain(database, { ...end, epoch: now.epoch });
    return true;
  });
}

/** Mutations of an earlier client id come first: they were entered before it was given up. */
function inOrder(records: readonly OutboxRecord[], clientId: string): readonly OutboxRecord[] {
  const isEarlier = (record: OutboxRecord) => record.clientId !== clientId;
  return records.toSorted((a, b) => Number(isEarlier(b)) - Number(isEarlier(a)) || a.seq - b.seq);
}
