import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { signedIn } from '../support/api-client.ts';
import { PHONE, TestBrowser } from '../support/browser.ts';
import { openDatabaseOf, type EmptyDatabase } from '../support/each-database.ts';
import { MAIN_TITLE } from '../support/fill-forms.ts';
import { queryRaw } from '../support/raw-database.ts';
import { callOf, readCommittedSchema } from '../support/select-everything.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { FormPage } from './pages/form-page.ts';
import { OutboxPage } from './pages/outbox-page.ts';
import { SignInPage, signInAt } from './pages/sign-in-page.ts';
import { untilServedByWorker } from './pages/until-served-by-worker.ts';

const PATENTS = '有效发明专利并实际应用数量（项）';
const REVENUE = '重点“小巨人”企业主营业务收入（亿元）';
const SATISFACTION = '企业满意度';

describe('unsent work on a phone', () => {
  const open = openDatabaseOf('sqlite');
  const phones: TestBrowser[] = [];
  let env: EmptyDatabase['env'];
  let server: RunningServer;
  beforeAll(async () => {
    ({ env } = await open());
    server = await startServer({ ...env, DEMO: '1' });
  }, 120_000);
  afterEach(async () => {
    for (const phone of phones.splice(0)) await phone.remove();
  });
  afterAll(() => server?.stop('SIGKILL'));

  /** A phone of somebody that has the app and the rows, and no network any more. */
  async function offlinePhone(account: string) {
    const phone = new TestBrowser({ viewport: PHONE });
    phones.push(phone);
    onTestFailed(() => phone.keepPictures(`phone-work-${account}-${phones.length}`));
    const page = await phone.open();
    await signInAt(page, server.url, account);
    const form = new FormPage(page);
    await form.open(MAIN_TITLE);
    await untilServedByWorker(page);
    await phone.setOffline(true);
    return { phone, page, form, outbox: new OutboxPage(page) };
  }

  async function enter(form: FormPage, indicator: string, value: string): Promise<void> {
    await form.openRow(indicator);
    await form.enter(indicator, '实际完成值', value);
    await form.state(indicator, '已存本机').first().waitFor();
  }

  const logged = (value: string) =>
    queryRaw(env, `SELECT outcome FROM mutation_log WHERE args LIKE '%"value":"${value}"%'`);

  it('is taken back one by one, entered again, exported, lost and imported; each entry takes effect once', async () => {
    const { phone, page, form, outbox } = await offlinePhone('urumqi');
    await enter(form, PATENTS, '6');
    await enter(form, REVENUE, '8.25');
    await enter(form, SATISFACTION, '91');

    await outbox.open(server.url);
    await outbox.showAll();
    await outbox.entry('8.25 亿元').getByRole('button', { name: '撤回' }).click();
    await expect.poll(() => outbox.pendingCount()).toBe(2);
    await page.getByRole('status').getByRole('button', { name: '恢复' }).click();
    await expect.poll(() => outbox.pendingCount()).toBe(3);
    await outbox.entry('91').or(outbox.entry('91%')).first().getByRole('button', { name: '撤回' }).click();
    await expect.poll(() => outbox.pendingCount()).toBe(2);
    await page.getByText('可以恢复').waitFor();

    const file = readFileSync(await outbox.export());
    await outbox.import({ name: 'broken.json', mimeType: 'application/json', buffer: file.subarray(0, -90) });
    await page.getByText('文件不完整').waitFor();
    await outbox.import({ name: 'again.json', mimeType: 'application/json', buffer: file });
    await page.getByText('本机都已有').waitFor();
    expect(await outbox.pendingCount()).toBe(2);

    // The same person on another phone, while this one is still without a network.
    const other = await offlinePhone('urumqi');
    await other.outbox.open(server.url);
    await other.outbox.import({ name: 'work.json', mimeType: 'application/json', buffer: file });
    await other.page.getByText('已导入 2 项').waitFor();
    await expect.poll(() => other.outbox.pendingCount()).toBe(2);
    await other.phone.setOffline(false);
    await expect.poll(() => other.outbox.pendingCount(), { timeout: 60_000 }).toBe(0);
    await phone.setOffline(false);
    await expect.poll(() => outbox.pendingCount(), { timeout: 60_000 }).toBe(0);
    expect(await logged('6')).toEqual([{ outcome: 'APPLIED' }]);
    expect(await logged('8.25')).toEqual([{ outcome: 'APPLIED' }]);
    expect(await logged('91')).toEqual([]);
    expect(await queryRaw(env, 'SELECT id FROM field_conflict')).toEqual([]);

    const stranger = await offlinePhone('changji');
    await stranger.outbox.open(server.url);
    await stranger.outbox.import({ name: 'work.json', mimeType: 'application/json', buffer: file });
    await stranger.page.getByText('别的账号').waitFor();
    expect(await stranger.outbox.pendingCount()).toBe(0);
  }, 240_000);

  it('[S14] is announced with its number when the browser’s store was emptied, and those above are told', async () => {
    const { phone, page, form } = await offlinePhone('bayingol');
    await enter(form, PATENTS, '5');
    await enter(form, REVENUE, '7.1');
    await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('\\"pending\\":2');
    // What a cleaner takes: every database; the small notes stay.
    await page.goto(`${server.url}/no-such-page`);
    await page.evaluate(async () => {
      for (const { name = '' } of await indexedDB.databases()) {
        await new Promise((resolve) => {
          const deletion = indexedDB.deleteDatabase(name);
          deletion.onsuccess = deletion.onerror = resolve;
        });
      }
    });
    await phone.setOffline(false);
    await signInAt(page, server.url, 'bayingol');
    const banner = page.getByRole('alert').filter({ hasText: '本机的数据被清除过' });
    await banner.waitFor();
    await banner.getByRole('link', { name: '查看' }).click();
    await page.getByText('还有 2 项待送达').waitFor();
    await page.getByText('不知道是哪几项').waitFor();
    await page.getByRole('button', { name: '开始核对' }).click();
    await page.getByRole('heading', { name: MAIN_TITLE, exact: true }).waitFor();
    expect(await page.getByText('本机的数据被清除过').count()).toBe(0);

    const manager = await signedIn(server.url, 'region-manage');
    const call = callOf(readCommittedSchema(), 'query', 'devicesWithUnsentWork');
    await expect
      .poll(async () => JSON.stringify(await manager.post(call)), { timeout: 30_000 })
      .toMatch(/"lostCount":2/);
  }, 180_000);

  it('[FT-29] stays with its owner on a shared phone: sealed from the next person, found again by the first', async () => {
    const { phone, page, form } = await offlinePhone('changji');
    await phone.context.addInitScript(noteDeletions);
    await enter(form, PATENTS, '5');
    await page.goto(`${server.url}/me`);
    await page.getByRole('button', { name: '退出登录' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('还有 1 项待送达').waitFor();
    await sheet.getByRole('button', { name: '先导出备份' }).waitFor();
    await sheet.getByRole('button', { name: '退出登录' }).click();
    await new SignInPage(page).button.waitFor();
    await page.getByText('本机还有 1 项待送达').waitFor();

    await phone.setOffline(false);
    await new SignInPage(page).signIn('urumqi');
    const outbox = new OutboxPage(page);
    await outbox.open(server.url);
    expect(await outbox.pendingCount()).toBe(0);
    expect(await page.locator('body').innerText()).not.toContain('昌吉');
    expect(await logged('5')).toEqual([]);
    // Neither signing out nor the next person's work has deleted anything that somebody entered.
    expect(await page.evaluate(() => sessionStorage.getItem('deletions'))).toBeNull();

    await page.goto(`${server.url}/me`);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
    await new SignInPage(page).signIn('changji');
    await outbox.open(server.url);
    await expect.poll(() => outbox.pendingCount(), { timeout: 60_000 }).toBe(0);
    expect(await logged('5')).toEqual([{ outcome: 'APPLIED' }]);
  }, 180_000);

  it('[S14] of an older build is still there after the upgrade of its database, and is sent', async () => {
    const phone = new TestBrowser({ viewport: PHONE });
    phones.push(phone);
    onTestFailed(() => phone.keepPictures('phone-work-upgrade'));
    const page = await phone.open();
    const [person] = await queryRaw(env, "SELECT id FROM user_account WHERE account_name = 'urumqi'");
    const userId = String(person?.['id']);
    const [cell] = await queryRaw(
      env,
      `SELECT a.self_evaluation_id, a.indicator_id FROM indicator_actual a
       JOIN self_evaluation f ON f.id = a.self_evaluation_id WHERE f.org_unit_id = 'urumqi' AND f.state = 'DRAFT' AND a.improvement_measure IS NULL`,
    );
    await page.goto(`${server.url}/sign-in`);
    // What the first release left: its version of the database with one entry in it.
    await page.evaluate(
      async ({ name, args }) => {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open(name, 10);
          opening.onerror = () => reject(new Error('cannot make the old database'));
          opening.onupgradeneeded = () => {
            const stores: Record<string, readonly string[]> = {
              ...{ orgUnits: ['path'], funds: [], budgetDocuments: [], schemes: [], rounds: [] },
              ...{ targetTables: [], selfEvaluations: [], drafts: [], meta: [] },
              ...{ allotments: ['budgetDocumentId'], indicators: ['targetTableId'] },
              ...{ indicatorActuals: ['selfEvaluationId'], fundExecutions: ['selfEvaluationId'] },
              ...{ submissions: ['selfEvaluationId'], reviewDecisions: ['selfEvaluationId'] },
              ...{ comments: ['selfEvaluationId'], fieldConflicts: ['selfEvaluationId', 'state'] },
              ...{ outbox: ['seq', 'args.selfEvaluationId'] },
              ...{ kept: ['seq', 'attention', 'args.selfEvaluationId'] },
            };
            for (const [store, indexes] of Object.entries(stores)) {
              const keyPath = store === 'drafts' || store === 'meta' ? 'key' : 'id';
              const made = opening.result.createObjectStore(store, { keyPath });
              for (const index of indexes) made.createIndex(index, index);
            }
          };
          opening.onsuccess = () => resolve(opening.result);
        });
        const work = database.transaction(['outbox', 'meta'], 'readwrite');
        const device = { wallMs: 1_735_700_000_000, monoMs: 1, timeZone: 'Asia/Urumqi' };
        const entry = { id: 'old-1', clientId: 'old-client', seq: 1, prev: '', groupId: null, device };
        work.objectStore('outbox').put({ ...entry, name: 'actual.set@1', args });
        // The tip is wrong on purpose where it does not matter: nothing is entered after it.
        const chain = { clientId: 'old-client', nextSeq: 2, tip: 'x', epoch: null };
        work.objectStore('meta').put({ key: 'chain', value: chain });
        await new Promise((resolve) => (work.oncomplete = resolve));
        database.close();
      },
      {
        name: `attain-${userId}`,
        args: {
          selfEvaluationId: String(cell?.['self_evaluation_id']),
          indicatorId: String(cell?.['indicator_id']),
          field: 'improvementMeasure',
          value: '升级前填的',
          base: null,
        },
      },
    );
    await page.reload();
    await new SignInPage(page).signIn('urumqi');
    await expect.poll(() => logged('升级前填的'), { timeout: 60_000 }).toEqual([{ outcome: 'APPLIED' }]);
  }, 120_000);
});

/** Keeps a list of every deletion of a database and in a store of people's work, over all pages of the tab. */
function noteDeletions(): void {
  const note = (what: string) => {
    const before = JSON.parse(sessionStorage.getItem('deletions') ?? '[]') as string[];
    sessionStorage.setItem('deletions', JSON.stringify([...before, what]));
  };
  const entered = ['outbox', 'kept', 'drafts', 'meta', 'withdrawn', 'evidenceChunks', 'evidenceUploads'];
  const deleteDatabase = Reflect.get(IDBFactory.prototype, 'deleteDatabase');
  IDBFactory.prototype.deleteDatabase = function (this: IDBFactory, name) {
    note(`database ${name}`);
    return deleteDatabase.call(this, name);
  };
  const clear = Reflect.get(IDBObjectStore.prototype, 'clear');
  const remove = Reflect.get(IDBObjectStore.prototype, 'delete');
  IDBObjectStore.prototype.clear = function (this: IDBObjectStore) {
    if (entered.includes(this.name)) note(`all of ${this.name}`);
    return clear.call(this);
  };
  IDBObjectStore.prototype.delete = function (this: IDBObjectStore, key) {
    if (entered.includes(this.name)) note(`one of ${this.name}`);
    return remove.call(this, key);
  };
}
