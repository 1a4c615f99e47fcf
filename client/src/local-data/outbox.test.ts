import 'fake-indexeddb/auto';
import { mutationChainText } from '@attain/shared/sync/mutation-chain';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sha256 } from '../sha256.ts';
import { readChain, writeChain } from './chain-state.ts';
import { dismissAttention, enterMutations } from './outbox.ts';
import type { KeptRecord } from './stored-records.ts';
import { aDatabase, breakOutbox, DEVICE, methodOf, setValue } from './workspace.test-support.ts';

afterEach(() => vi.restoreAllMocks());

describe('enterMutations', () => {
  it('[SY1] writes record, next number and tip of the chain together', async () => {
    const database = aDatabase();
    await enterMutations(database, [setValue('6'), setValue('7')], DEVICE);
    const [first, second] = await database.outbox.orderBy('seq').toArray();
    const chain = await readChain(database);
    expect(first).toMatchObject({
      seq: 1,
      prev: '',
      clientId: chain.clientId,
      groupId: null,
      device: DEVICE,
    });
    expect(second?.prev).toBe(first && (await sha256(mutationChainText(first))));
    expect(chain).toMatchObject({ nextSeq: 3, tip: second && (await sha256(mutationChainText(second))) });
  });

  it('[SY1] asks for a flush to the disk', async () => {
    const durabilities: (string | undefined)[] = [];
    const original = methodOf(IDBDatabase.prototype, 'transaction');
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
      if (args[1] === 'readwrite') durabilities.push(args[2]?.durability);
      return original.apply(this, args);
    });
    await enterMutations(aDatabase(), [setValue('6')], DEVICE);
    expect(durabilities).toContain('strict');
    expect(new Set(durabilities)).toEqual(new Set(['strict']));
  });

  it('[SY1] enters nothing at all when the transaction ends halfway', async () => {
    const database = aDatabase();
    await enterMutations(database, [setValue('6')], DEVICE);
    const before = await readChain(database);
    // The record is written, the chain's end is not.
    const original = methodOf(IDBObjectStore.prototype, 'put');
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === 'meta') throw new DOMException('gone', 'UnknownError');
      return original.apply(this, args);
    });
    await expect(enterMutations(database, [setValue('7')], DEVICE)).rejects.toThrow('does not take');
    vi.restoreAllMocks();
    expect(await database.outbox.count()).toBe(1);
    expect(await readChain(database)).toEqual(before);
  });

  it('[S13] gives every entry its own number when tabs and fields write at once', async () => {
    const name = `tabs-${Date.now()}`;
    const [one, two] = [aDatabase(name), aDatabase(name)];
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        enterMutations(index % 2 ? one : two, [setValue(String(index))], DEVICE),
      ),
    );
    const outbox = await one.outbox.orderBy('seq').toArray();
    expect(outbox.map(({ seq }) => seq)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    for (const [index, mutation] of outbox.entries()) {
      const previous = outbox[index - 1];
      expect(mutation.prev).toBe(previous ? await sha256(mutationChainText(previous)) : '');
    }
  });

  it('keeps the epoch that the engine has written meanwhile', async () => {
    const database = aDatabase();
    const start = await readChain(database);
    await Promise.all([
      enterMutations(database, [setValue('6')], DEVICE),
      writeChain(database, { ...start, epoch: 'epoch-1' }),
    ]);
    expect(await readChain(database)).toMatchObject({ epoch: 'epoch-1', nextSeq: 2 });
  });

  it('[SY4] reopens the database and writes what a lost connection refused', async () => {
    const database = aDatabase();
    const { mend } = breakOutbox('UnknownError');
    setTimeout(mend, 50);
    await enterMutations(database, [setValue('6')], DEVICE);
    expect(await database.outbox.count()).toBe(1);
  });

  it('[S1] enters once when the write was committed and only its answer was lost', async () => {
    const database = aDatabase();
    await readChain(database);
    const original = database.transaction.bind(database);
    vi.spyOn(database, 'transaction').mockImplementationOnce((async (
      ...args: Parameters<typeof original>
    ) => {
      await original(...args);
      throw new Error('connection lost');
    }) as unknown as typeof database.transaction); // Dexie overloads it: of these, the one that our code calls
    await enterMutations(database, [setValue('6')], DEVICE);
    expect(await database.outbox.count()).toBe(1);
  });

  it('[SY3] ends the draft in the same transaction', async () => {
    const database = aDatabase();
    await database.drafts.put({ key: 'k', text: '6', seen: null, savedAt: '' });
    await enterMutations(database, [setValue('6')], DEVICE, { draftKeys: ['k'] });
    expect(await database.drafts.count()).toBe(0);
  });

  it('settles a refusal of the same field by the value that takes its place, and no other', async () => {
    const database = aDatabase();
    await enterMutations(database, [setValue('6'), setValue('8', 'revenue')], DEVICE);
    const refused = (await database.outbox.toArray()).map((record): KeptRecord => {
      const verdict = {
        seq: 1,
        clientId: '',
        outcome: 'PARKED',
        code: null,
        details: null,
        conflictId: null,
      } as const;
      return { ...record, verdict, attention: 'OPEN' };
    });
    await database.kept.bulkPut(refused);
    await database.outbox.clear();

    await enterMutations(database, [setValue('7')], DEVICE);
    const open = await database.kept.where({ attention: 'OPEN' }).toArray();
    expect(open.map(({ args }) => args)).toMatchObject([{ indicatorId: 'revenue' }]);
    expect(await database.kept.count()).toBe(2);

    await dismissAttention(database, [open[0]?.id ?? '']);
    expect(await database.kept.where({ attention: 'OPEN' }).count()).toBe(0);
    expect(await database.kept.count()).toBe(2);
  });
});
