import type { LocalDatabase } from './database.ts';
import { newId } from './new-id.ts';
import type { ChainState, PullState } from './stored-records.ts';

const BEFORE_FIRST_PULL: PullState = {
  cursor: null,
  pulledSeq: 0,
  safeSeq: 0,
  mustReset: false,
  lastPulledAt: null,
};

/** The end of the chain; a database without one gets a client id of its own. */
export async function readChain(database: LocalDatabase): Promise<ChainState> {
  const stored = await findChain(database);
  if (stored) return stored;
  return database.transaction('rw', database.meta, async () => {
    // A second tab may have been first.
    const now = await findChain(database);
    if (now) return now;
    const value: ChainState = { clientId: newId(), nextSeq: 1, tip: '', epoch: null };
    await database.meta.put({ key: 'chain', value });
    return value;
  });
}

export async function writeChain(database: LocalDatabase, value: ChainState): Promise<void> {
  await database.meta.put({ key: 'chain', value });
}

export async function readPull(database: LocalDatabase): Promise<PullState> {
  const record = await database.meta.get('pull');
  return record?.key === 'pull' ? record.value : BEFORE_FIRST_PULL;
}

export async function writePull(database: LocalDatabase, value: PullState): Promise<void> {
  await database.meta.put({ key: 'pull', value });
}

/** Whether nothing was entered in between: what was computed outside the transaction still holds. */
export function isSameChain(a: ChainState, b: ChainState): boolean {
  return a.clientId === b.clientId && a.nextSeq === b.nextSeq && a.tip === b.tip;
}

async function findChain(database: LocalDatabase): Promise<ChainState | null> {
  const record = await database.meta.get('chain');
  return record?.key === 'chain' ? record.value : null;
}
