import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { readCanary, writeCanary } from './canary.ts';
import { readChain } from './chain-state.ts';
import {
  acknowledgeLoss,
  completeLoss,
  confirmLoss,
  dismissLoss,
  noticeLoss,
  readLoss,
  watchLoss,
} from './loss.ts';
import { enterMutations } from './outbox.ts';
import { aDatabase, DEVICE, setValue } from './workspace.test-support.ts';

const AT = '2025-01-02T03:00:00.000Z';
const SILENT = { clientId: 'old', label: '', platform: 'Android', pending: 12, delivered: 8, lastSeenAt: AT };

/** Local storage, as far as the canary needs it. */
function aStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}

describe('the canary', () => {
  it('comes back as it was written, per person, and does without a storage', () => {
    const storage = aStorage();
    writeCanary(storage, 'a', { clientId: 'c', pending: 3, at: AT });
    expect(readCanary(storage, 'a')).toEqual({ clientId: 'c', pending: 3, at: AT });
    expect(readCanary(storage, 'b')).toBeNull();
    storage.setItem('attain-canary-a', '{"clientId":1}');
    expect(readCanary(storage, 'a')).toBeNull();
    const full: Storage = {
      ...aStorage(),
      setItem: () => {
        throw new DOMException('no room', 'QuotaExceededError');
      },
    };
    expect(() => writeCanary(full, 'a', { clientId: 'c', pending: 3, at: AT })).not.toThrow();
  });
});

describe('a wiped store', () => {
  it('[S14] is noticed under a page that is open, before anything else is written into the new one', async () => {
    const database = aDatabase();
    const canary = { clientId: 'old', pending: 0, at: AT };
    watchLoss(database, () => canary);
    await enterMutations(database, [setValue('6'), setValue('7')], DEVICE);
    expect(await readLoss(database)).toEqual({ kind: 'none' });
    canary.pending = 2;

    await new Promise((resolve) => {
      indexedDB.deleteDatabase(database.name).onsuccess = resolve;
    });
    await enterMutations(database, [setValue('8')], DEVICE);

    expect(await database.outbox.count()).toBe(1);
    expect(await readLoss(database)).toMatchObject({ kind: 'lost', isCertain: true, count: 2 });
  });

  it('[S14] is noticed by a canary without its database, with the number and without the items', async () => {
    const database = aDatabase();
    await noticeLoss(database, { clientId: 'old', pending: 12, at: AT });
    expect(await readLoss(database)).toEqual({
      kind: 'lost',
      isCertain: true,
      clientId: 'old',
      count: 12,
      at: AT,
      server: null,
    });
    await completeLoss(database, [SILENT, { ...SILENT, clientId: 'other' }], 'me');
    expect(await readLoss(database)).toMatchObject({ server: { clientId: 'old', delivered: 8 } });
  });

  it('is no loss where everything had arrived, or where the database is still there', async () => {
    const wiped = aDatabase();
    await noticeLoss(wiped, { clientId: 'old', pending: 0, at: AT });
    expect(await readLoss(wiped)).toEqual({ kind: 'none' });
    const whole = aDatabase();
    await readChain(whole);
    await noticeLoss(whole, { clientId: 'old', pending: 12, at: AT });
    expect(await readLoss(whole)).toBeNull();
  });

  it('[S14] without a canary asks the server, and claims no more than the server knows', async () => {
    const database = aDatabase();
    await noticeLoss(database, null);
    expect(await readLoss(database)).toEqual({ kind: 'unasked' });
    await completeLoss(database, [{ ...SILENT, clientId: 'me' }, SILENT, { ...SILENT, pending: 0 }], 'me');
    expect(await readLoss(database)).toMatchObject({
      kind: 'lost',
      isCertain: false,
      clientId: 'old',
      count: 12,
    });
    await confirmLoss(database);
    expect(await readLoss(database)).toMatchObject({ kind: 'lost', isCertain: true, count: 12 });
    await dismissLoss(database);
    expect(await readLoss(database)).toEqual({ kind: 'none' });

    const first = aDatabase();
    await noticeLoss(first, null);
    await completeLoss(first, [], 'me');
    expect(await readLoss(first)).toEqual({ kind: 'none' });
  });

  it('stays on the list for the server until the server has heard of it', async () => {
    const database = aDatabase();
    await noticeLoss(database, { clientId: 'old', pending: 12, at: AT });
    await acknowledgeLoss(database, false);
    expect(await readLoss(database)).toEqual({ kind: 'unreported', clientId: 'old', count: 12 });
    await acknowledgeLoss(database, true);
    expect(await readLoss(database)).toEqual({ kind: 'none' });
  });
});
