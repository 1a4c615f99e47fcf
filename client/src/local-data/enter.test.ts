import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDraftKeeper } from './draft-keeper.ts';
import { enter } from './enter.ts';
import { aDatabase, aWorkspace, breakOutbox, loseConnection, setValue } from './workspace.test-support.ts';

afterEach(() => vi.restoreAllMocks());

describe('enter', () => {
  it('[SY4] [FT-20] says not-saved, keeps text and draft, and saves when asked again', async () => {
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

describe('enter, while the connection to IndexedDB is lost', () => {
  it('[FT-21] opens it again, and is entered once, when it is back within half a second', async () => {
    const workspace = aWorkspace(aDatabase());
    await workspace.database.open();
    const broken = loseConnection();
    setTimeout(broken.mend, 50);
    expect(await enter(workspace, [setValue('6')])).toBe('saved');
    expect(broken.attempts()).toBeGreaterThan(0);
    expect(await workspace.database.outbox.count()).toBe(1);
    expect(workspace.notSaved.items.value).toEqual([]);
  });

  it('[FT-21] shows nothing as saved while it stays away, and saves in the order of entry when it is back', async () => {
    const workspace = aWorkspace(aDatabase());
    await workspace.database.open();
    const broken = loseConnection();
    expect(await enter(workspace, [setValue('6')])).toBe('not-saved');
    expect(await enter(workspace, [setValue('7')])).toBe('not-saved');
    expect(workspace.notSaved.items.value).toHaveLength(2);
    broken.mend();
    expect(await workspace.notSaved.retry()).toBe('saved');
    const entered = await workspace.database.outbox.orderBy('seq').toArray();
    expect(entered).toMatchObject([{ args: { value: '6' } }, { args: { value: '7' } }]);
  });
});

describe('createDraftKeeper', () => {
  it('[SY3] writes after a pause in typing, once', async () => {
    const database = aDatabase();
    const drafts = createDraftKeeper(database);
    for (const text of ['发', '发明', '发明专利']) drafts.keep({ key: 'k', text, seen: null, savedAt: '' });
    expect(await database.drafts.count()).toBe(0);
    await expect.poll(() => database.drafts.get('k')).toMatchObject({ text: '发明专利' });
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
