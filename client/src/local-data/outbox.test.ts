import 'fake-indexeddb/auto';
import { mutationChainText } from '@attain/shared/sync/mutation-chain';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { FORM_ID } from '../sync/rows.test-support.ts';
import { readChain, writeChain } from './chain-state.ts';
import { LocalDatabase } from './database.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import { enter } from './enter.ts';
import type { NewEntry } from './mutation-chain.ts';
import { createNotSavedList } from './not-saved.ts';
import { dismissAttention, enterMutations } from './outbox.ts';
import { sha256 } from './sha256.ts';
import type { KeptRecord } from './stored-records.ts';
import type { Workspace } from './workspace.ts';

let databases = 0;

function aDatabase(name = `outbox-${++databases}`): LocalDatabase {
  const database = new LocalDatabase(name);
  onTestFinished(() => database.close());
  return database;
}

const DEVICE = { wallMs: Date.parse('2025-01-02T03:00:00.000Z'), monoMs: 5, timeZone: 'Asia/Urumqi' };

function setValue(value: string, indicatorId = 'patents'): NewEntry {
  return {
    name: 'actual.set@1',
    args: { selfEvaluationId: FORM_ID, indicatorId, field: 'valueText', value, base: null },
  };
}

function aWorkspace(database: LocalDatabase): Workspace {
  return {
    userId: 'user-1',
    database,
    drafts: createDraftKeeper(database),
    notSaved: createNotSavedList(),
    reader: { displayName: '填报人', grants: [] },
    deviceTime: () => DEVICE,
    onEntered: () => undefined,
  };
}

/** IndexedDB fails every write into the outbox until `mend` is called. */
function breakOutbox(name = 'QuotaExceededError') {
  const original = IDBObjectStore.prototype.add;
  const broken = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
    this: IDBObjectStore,
    ...args
  ) {
    if (this.name === 'outbox') throw new DOMException('no room', name);
    return original.apply(this, args);
  });
  return { mend: () => broken.mockRestore() };
}

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
    const original = IDBDatabase.prototype.transaction;
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
    const original = IDBObjectStore.prototype.put;
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
    const name = `tabs-${++databases}`;
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

    await dismissAttention(database, open[0]?.id ?? '');
    expect(await database.kept.where({ attention: 'OPEN' }).count()).toBe(0);
    expect(await database.kept.count()).toBe(2);
  });
});

describe('enter', () => {
  it('[SY4] says not-saved, keeps text and draft, and saves when asked again', async () => {
    const workspace = aWorkspace(aDatabase());
    const { database, drafts, notSaved } = workspace;
    drafts.keep({ key: 'k', text: '6', seen: null, savedAt: '' });
    const { mend } = breakOutbox();

    expect(await enter(workspace, [setValue('6')], { draftKeys: ['k'] })).toBe('not-saved');
    expect(notSaved.items.value).toMatchObject([{ entries: [{ args: { value: '6' } }] }]);
    expect(drafts.dirtyKeys.value.has('k')).toBe(true);
    expect(await notSaved.retry()).toBe('not-saved');
    expect(notSaved.items.value).toHaveLength(1);

    mend();
    expect(await notSaved.retry()).toBe('saved');
    expect(notSaved.items.value).toHaveLength(0);
    expect(await database.outbox.count()).toBe(1);
    expect(drafts.dirtyKeys.value.size).toBe(0);
  });
});

describe('createDraftKeeper', () => {
  it('[SY3] writes after a pause in typing, once', async () => {
    const database = aDatabase();
    const drafts = createDraftKeeper(database);
    for (const text of ['发', '发明', '发明专利']) drafts.keep({ key: 'k', text, seen: null, savedAt: '' });
    expect(await database.drafts.count()).toBe(0);
    await expect.poll(() => database.drafts.get('k'), { timeout: 2000 }).toMatchObject({ text: '发明专利' });
  });

  it('[SY3] writes at once when the page is being hidden', async () => {
    const database = aDatabase();
    const drafts = createDraftKeeper(database);
    drafts.keep({ key: 'k', text: '发明', seen: '5', savedAt: '' });
    await drafts.flush();
    expect(await createDraftKeeper(database).read('k')).toMatchObject({ text: '发明', seen: '5' });
  });

  it('does not bring a draft back whose text was entered while it waited', async () => {
    const workspace = aWorkspace(aDatabase());
    workspace.drafts.keep({ key: 'k', text: '6', seen: null, savedAt: '' });
    await enter(workspace, [setValue('6')], { draftKeys: ['k'] });
    await workspace.drafts.flush();
    expect(await workspace.database.drafts.count()).toBe(0);
  });
});
