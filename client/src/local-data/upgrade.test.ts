import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { LocalDatabase } from './database.ts';
import { aSet } from './mutations.test-support.ts';
import { enterMutations } from './outbox.ts';
import { DEVICE, methodOf, setValue } from './workspace.test-support.ts';

afterEach(() => vi.restoreAllMocks());

/** What the release before left on a phone: entries that were never sent, one that was refused, half a word. */
const LEFT = {
  outbox: [aSet('6', 'valueText', { id: 'a', seq: 2 }), aSet('7', 'completion', { id: 'b', seq: 3 })],
  kept: [
    {
      ...aSet('5', 'valueText', { id: 'k', seq: 1 }),
      verdict: { seq: 9 },
      attention: 'OPEN',
      later: { x: 1 },
    },
  ],
  drafts: [{ key: 'd', text: '半句', seen: null, savedAt: '2025-01-02T03:00:00.000Z' }],
  meta: [{ key: 'chain', value: { clientId: 'here', nextSeq: 4, tip: 'tip', epoch: 'e' } }],
};

let names = 0;

/** A database as version 1 declared it, with work in it, closed. */
async function aDatabaseOfVersion1(): Promise<string> {
  const userId = `old-${++names}`;
  const old = new Dexie(`attain-${userId}`);
  old.version(1).stores({
    ...{ orgUnits: 'id, path', funds: 'id', budgetDocuments: 'id', allotments: 'id, budgetDocumentId' },
    ...{ schemes: 'id', rounds: 'id', targetTables: 'id', indicators: 'id, targetTableId' },
    ...{ selfEvaluations: 'id', indicatorActuals: 'id, selfEvaluationId' },
    ...{ fundExecutions: 'id, selfEvaluationId', submissions: 'id, selfEvaluationId' },
    ...{ reviewDecisions: 'id, selfEvaluationId', comments: 'id, selfEvaluationId' },
    ...{ fieldConflicts: 'id, selfEvaluationId, state', outbox: 'id, seq, args.selfEvaluationId' },
    ...{ kept: 'id, seq, attention, args.selfEvaluationId', drafts: 'key', meta: 'key' },
  });
  for (const [table, rows] of Object.entries(LEFT)) await old.table(table).bulkPut(rows);
  await old.table('funds').put({ id: 'fund-1' });
  old.close();
  return userId;
}

function opened(userId: string): LocalDatabase {
  const database = new LocalDatabase(userId);
  onTestFinished(() => database.close());
  return database;
}

async function workIn(database: Dexie) {
  const tables = Object.keys(LEFT).map(async (name) => [name, await database.table(name).toArray()] as const);
  return Object.fromEntries(await Promise.all(tables));
}

describe('an upgrade of the database', () => {
  it('[S14] keeps everything that was entered and copies it verbatim first', async () => {
    const database = opened(await aDatabaseOfVersion1());
    expect(await workIn(database)).toEqual(LEFT);
    expect(await database.upgradeCopies.toArray()).toEqual([
      { fromVersion: 4, tables: { ...LEFT, withdrawn: [] } },
    ]);
  });

  it('[S13] goes on with the chain where the old version ended', async () => {
    const database = opened(await aDatabaseOfVersion1());
    await enterMutations(database, [setValue('8')], DEVICE);
    const [, , last] = await database.outbox.orderBy('seq').toArray();
    expect(last).toMatchObject({ clientId: 'here', seq: 4, prev: 'tip' });
  });

  it('[S14] that is interrupted leaves the old database as it was, and happens at the next start', async () => {
    const userId = await aDatabaseOfVersion1();
    const original = methodOf(IDBObjectStore.prototype, 'put');
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === 'upgradeCopies') throw new DOMException('no room', 'QuotaExceededError');
      return original.apply(this, args);
    });
    await expect(opened(userId).open()).rejects.toThrow();

    const old = await new Dexie(`attain-${userId}`).open();
    expect(old.verno).toBe(1);
    expect(await workIn(old)).toEqual(LEFT);
    old.close();

    vi.restoreAllMocks();
    const database = opened(userId);
    expect(await workIn(database)).toEqual(LEFT);
    expect(await database.upgradeCopies.count()).toBe(1);
  });

  it('makes no copy where there was nothing before', async () => {
    const database = opened(`new-${++names}`);
    await enterMutations(database, [setValue('8')], DEVICE);
    expect(await database.upgradeCopies.count()).toBe(0);
  });
});
