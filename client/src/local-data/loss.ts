import type { Canary } from './canary.ts';
import type { LocalDatabase } from './database.ts';
import type { RememberedDevice } from './remembered-device.ts';
import type { LossState } from './stored-records.ts';
import { writeDurably } from './write-durably.ts';

export async function readLoss({ meta }: LocalDatabase): Promise<LossState | null> {
  const record = await meta.get('loss');
  return record?.key === 'loss' ? record.value : null;
}

async function writeLoss(database: LocalDatabase, value: LossState): Promise<void> {
  await writeDurably(database, () => database.meta.put({ key: 'loss', value }));
}

/**
 * Looks whenever the database is created: emptied under a page that is open, it comes back as a new one, and the next
 * pull would have the canary say that nothing had been waiting. What was lost is written by the transaction that creates
 * it; one that waited for the open database would wait for itself where opening fails.
 *
 * @param canary What local storage remembers at that moment.
 */
export function watchLoss(database: LocalDatabase, canary: () => Canary | null): void {
  database.on('populate', (creation) =>
    creation.table('meta').add({ key: 'loss', value: lossToldBy(canary()) }),
  );
}

function lossToldBy(canary: Canary | null): LossState {
  if (!canary) return { kind: 'unasked' };
  const { clientId, pending, at } = canary;
  return pending > 0
    ? { kind: 'lost', isCertain: true, clientId, count: pending, at, server: null }
    : { kind: 'none' };
}

/**
 * Looks, before anything is written, whether the store was emptied: a canary without its database. A database that is
 * new without any trace asks the server once (`completeLoss`), which remembers what devices announced.
 */
export async function noticeLoss(database: LocalDatabase, canary: Canary | null): Promise<void> {
  const chain = await database.meta.get('chain');
  if (chain || (await readLoss(database))) return;
  await writeLoss(database, lossToldBy(canary));
}

/** Adds what the server knows, once it can be asked. */
export async function completeLoss(
  database: LocalDatabase,
  devices: readonly RememberedDevice[],
  ownClientId: string,
): Promise<void> {
  const loss = await readLoss(database);
  if (loss?.kind === 'lost' && loss.server === null) {
    const server = devices.find(({ clientId }) => clientId === loss.clientId);
    if (server) await writeLoss(database, { ...loss, server });
  }
  if (loss?.kind !== 'unasked') return;
  const [silent] = devices
    .filter(({ clientId, pending }) => clientId !== ownClientId && pending > 0)
    .toSorted((a, b) => (a.lastSeenAt < b.lastSeenAt ? 1 : -1));
  if (!silent) return writeLoss(database, { kind: 'none' });
  const { clientId, pending, lastSeenAt } = silent;
  await writeLoss(database, {
    kind: 'lost',
    isCertain: false,
    clientId,
    count: pending,
    at: lastSeenAt,
    server: silent,
  });
}

/** The person has read it; `isReported` once the server knows as well. */
export async function acknowledgeLoss(database: LocalDatabase, isReported: boolean): Promise<void> {
  const loss = await readLoss(database);
  if (loss?.kind !== 'lost' && loss?.kind !== 'unreported') return;
  const { clientId, count } = loss;
  await writeLoss(database, isReported ? { kind: 'none' } : { kind: 'unreported', clientId, count });
}

/** The person says that the device in the server's memory is this one. */
export async function confirmLoss(database: LocalDatabase): Promise<void> {
  const loss = await readLoss(database);
  if (loss?.kind === 'lost') await writeLoss(database, { ...loss, isCertain: true });
}

/** It was another device, which still has its entries. */
export async function dismissLoss(database: LocalDatabase): Promise<void> {
  await writeLoss(database, { kind: 'none' });
}
