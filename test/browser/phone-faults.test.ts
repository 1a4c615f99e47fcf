import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, TestBrowser } from '../support/browser.ts';
import { openDatabaseOf, type EmptyDatabase } from '../support/each-database.ts';
import { MAIN_TITLE } from '../support/fill-forms.ts';
import { FrontDoor } from '../support/front-door.ts';
import { queryRaw } from '../support/raw-database.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { freePort } from '../support/free-port.ts';
import { FormPage } from './pages/form-page.ts';
import { OutboxPage } from './pages/outbox-page.ts';
import { SignInPage, signInAt } from './pages/sign-in-page.ts';
import { untilServedByWorker } from './pages/until-served-by-worker.ts';
import { untilSynced } from './pages/until-synced.ts';
import { readStore } from './read-store.ts';

const PATENTS = '有效发明专利并实际应用数量（项）';
const REVENUE = '重点“小巨人”企业主营业务收入（亿元）';

/** Faults of the browser itself, one after the other on one phone before one server. */
describe('a phone whose browser fails', () => {
  const open = openDatabaseOf('sqlite');
  const phone = new TestBrowser({ viewport: PHONE });
  let env: EmptyDatabase['env'];
  let server: RunningServer;
  let door: FrontDoor;
  let formUrl: string;
  beforeAll(async () => {
    ({ env } = await open());
    const port = await freePort();
    door = new FrontDoor(port);
    const url = await door.listen();
    server = await startServer({ ...env, DEMO: '1', PORT: String(port), PUBLIC_ORIGIN: url });
    const page = await phone.open();
    await signInAt(page, url, 'urumqi');
    await new FormPage(page).open(MAIN_TITLE);
    formUrl = page.url();
    await untilServedByWorker(page);
    await page.goto('about:blank');
  }, 120_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await phone.keepPictures('phone-faults');
    door.holdsCalls = false;
    door.replaced.clear();
    door.release();
    door.open();
    // The first one stays, so that the browser does; a page that was killed closes as well.
    for (const page of phone.context.pages().slice(1)) await page.close();
  });
  afterAll(async () => {
    await phone.remove();
    await server?.stop('SIGKILL');
    await door?.remove();
  });

  /** The form in a tab of its own, with the row of the patents open. */
  async function openForm(prepare?: (page: Page) => Promise<void>) {
    const page = await phone.context.newPage();
    await prepare?.(page);
    await page.goto(formUrl);
    const form = new FormPage(page);
    await form.openRow(PATENTS);
    return { page, form, field: form.field(PATENTS, '实际完成值') };
  }

  const logged = (value: string) =>
    queryRaw(env, `SELECT outcome FROM mutation_log WHERE args LIKE '%"value":"${value}"%'`);
  const outboxValues = async (page: Page) =>
    (await readStore<{ args: { value?: unknown } }>(page, 'outbox')).map(({ args }) => args.value);

  it('[FT-13] sends although the browser says that it is offline, and keeps although it says the opposite', async () => {
    const { page, form } = await openForm();
    await page.evaluate(() => {
      Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });
      window.dispatchEvent(new Event('offline'));
    });
    await form.enter(PATENTS, '实际完成值', '21');
    await form.state(PATENTS, '已送达').waitFor();
    expect(await logged('21')).toEqual([{ outcome: 'APPLIED' }]);

    await page.evaluate(() => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => true }));
    door.close();
    await form.enter(PATENTS, '实际完成值', '22');
    await form.state(PATENTS, '已存本机').waitFor();
    for (let i = 0; i < 3; i += 1) await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.getByText('1 项待送达').first().waitFor();
    expect(await logged('22')).toEqual([]);
    door.open();
    await untilSynced(page, form.state(PATENTS, '已送达'));
    expect(await logged('22')).toEqual([{ outcome: 'APPLIED' }]);
  }, 60_000);

  it('[FT-15] brings back what was half typed in a tab that died, and calls saved only what is', async () => {
    door.close();
    const before = (await openForm()).field;
    const standing = await before.inputValue();
    // Killed at once, after the pause in which a draft is written, and after a text that no field takes.
    for (const [text, isDraft] of [
      ['31', false],
      ['32', true],
      ['三十', true],
    ] as const) {
      const { page, field } = await openForm();
      await field.fill(text);
      if (isDraft) {
        const isKept = async () => {
          const drafts = await readStore<{ text: string }>(page, 'drafts');
          return drafts.some((draft) => draft.text === text) || (await outboxValues(page)).includes(text);
        };
        await expect.poll(isKept, { interval: 50 }).toBe(true);
      }
      await crash(page);

      const after = await openForm();
      const isEntered = (await outboxValues(after.page)).includes(text);
      if (isDraft) await expect.poll(() => after.field.inputValue()).toBe(text);
      const shown = await after.field.inputValue();
      if (shown === text && !isEntered) {
        await after.form.row(PATENTS).getByText('草稿还没有保存').waitFor();
        expect(await after.form.state(PATENTS, '已存本机').count()).toBe(0);
      } else if (!isEntered) expect([standing, '31', '32']).toContain(shown);
      await after.field.fill('33');
      await after.field.blur();
      await after.form.state(PATENTS, '已存本机').waitFor();
      await after.page.close();
    }
  }, 90_000);

  it('[FT-21] says 没有存上 while the connection to IndexedDB is lost, keeps the text, and saves it afterwards', async () => {
    const { page, form, field } = await openForm();
    await page.evaluate(() => {
      const usual = Reflect.get(IDBTransaction.prototype, 'objectStore');
      IDBTransaction.prototype.objectStore = () => {
        throw new DOMException(
          'Connection to Indexed Database server lost. Refresh the page',
          'UnknownError',
        );
      };
      Object.assign(window, { mend: () => (IDBTransaction.prototype.objectStore = usual) });
    });
    await form.enter(PATENTS, '实际完成值', '41');
    const banner = page.getByRole('alert').filter({ hasText: '没有存上' });
    await banner.waitFor({ timeout: 30_000 });
    await banner.getByRole('button', { name: '复制内容' }).waitFor();
    expect(await field.inputValue()).toBe('41');
    expect(await form.state(PATENTS, '已存本机').count()).toBe(0);
    await page.evaluate(() => (Reflect.get(window, 'mend') as () => void)());
    await banner.getByRole('button', { name: '再存一次' }).click();
    await banner.waitFor({ state: 'detached' });
    await form.state(PATENTS, '已送达').waitFor({ timeout: 60_000 });
    expect(await logged('41')).toEqual([{ outcome: 'APPLIED' }]);
  }, 90_000);

  it('[FT-27] sends for a tab that froze while it was sending; the thawed tab does no harm', async () => {
    const leader = await openForm();
    door.holdsCalls = true;
    await leader.form.enter(PATENTS, '实际完成值', '51');
    await expect.poll(() => door.heldCalls).toBeGreaterThan(0);
    const session = await phone.context.newCDPSession(leader.page);
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });

    // A clock that can be set, from before the app looks at it first.
    const other = await openForm((page) => page.clock.setSystemTime(new Date()));
    await other.form.openRow(REVENUE);
    await other.form.enter(REVENUE, '实际完成值', '52');
    await other.form.state(REVENUE, '已存本机').waitFor();
    expect(await logged('51')).toEqual([]);
    door.holdsCalls = false;
    // The frozen tab's own calls stay where they are; a tab waits 20 s for the lock, by its own clock.
    await other.page.clock.setSystemTime(new Date(Date.now() + 21_000));
    await untilSynced(other.page, other.form.state(REVENUE, '已送达'));
    await other.form.state(PATENTS, '已送达').waitFor();

    door.release();
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await leader.form.state(PATENTS, '已送达').waitFor({ timeout: 60_000 });
    await new OutboxPage(other.page).open(new URL(formUrl).origin);
    expect(await new OutboxPage(other.page).pendingCount()).toBe(0);
    for (const value of ['51', '52']) expect(await logged(value)).toEqual([{ outcome: 'APPLIED' }]);
  }, 120_000);

  it('[FT-68] lets no new build in while something is typed, and loses nothing when the person does', async () => {
    const { page, form, field } = await openForm();
    await field.fill('六十');
    // Not by a time: the clock that another test has set is the whole browser's.
    await page.evaluate(() => Reflect.set(window, 'isFirst', true));
    const isFirst = () => page.evaluate(() => Reflect.get(window, 'isFirst') === true);
    const broken = [
      { status: 404, type: 'application/json', body: '{}' },
      { status: 200, type: 'text/html', body: '<html>请登录</html>' },
    ];
    for (const answer of broken) {
      door.replaced.set('/sw.js', () => answer);
      expect(await updateWorker(page)).toBe(false);
    }
    door.replaced.set('/sw.js', (script) => newBuildOf(script));
    expect(await updateWorker(page)).toBe(true);
    const notice = page.getByRole('status').filter({ hasText: '有新版本' });
    await notice.getByText('填完手上的内容再更新').waitFor();
    // It says that it is blocked; somebody presses all the same.
    await notice.getByRole('button', { name: '更新' }).click({ force: true });
    expect(await isFirst()).toBe(true);
    expect(await field.inputValue()).toBe('六十');

    await field.fill('61');
    await field.blur();
    await form.state(PATENTS, '已送达').waitFor();
    await notice.getByText('已存本机的内容都会保留').waitFor();
    await notice.getByRole('button', { name: '更新' }).click();
    // Between two pages there is none to ask.
    await expect.poll(() => isFirst().catch(() => true), { timeout: 30_000 }).toBe(false);
    await form.openRow(PATENTS);
    expect(await field.inputValue()).toBe('61');
    expect(await page.getByText('有新版本').count()).toBe(0);
    expect(await logged('61')).toEqual([{ outcome: 'APPLIED' }]);
  }, 90_000);

  it('[FT-69] loses nothing when its service worker is killed over and over, and opens without a network', async () => {
    const { page, form } = await openForm();
    const session = await phone.context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    door.close();
    for (const value of ['71', '72', '73']) {
      await session.send('ServiceWorker.stopAllWorkers');
      await form.enter(PATENTS, '实际完成值', value);
      await form.state(PATENTS, '已存本机').waitFor();
      await session.send('ServiceWorker.stopAllWorkers');
      // Only the worker can answer: it is started again for it.
      await page.reload();
      await form.openRow(PATENTS);
      await expect.poll(() => form.field(PATENTS, '实际完成值').inputValue()).toBe(value);
    }
    expect((await outboxValues(page)).slice(-3)).toEqual(['71', '72', '73']);
    door.open();
    await session.send('ServiceWorker.stopAllWorkers');
    await untilSynced(page, form.state(PATENTS, '已送达'));
    for (const value of ['71', '72', '73']) expect(await logged(value)).toEqual([{ outcome: 'APPLIED' }]);
  }, 90_000);

  it('[FT-30] says before anybody signs in that this browser keeps nothing, and lets nobody begin', async () => {
    const strict = new TestBrowser({ viewport: PHONE });
    try {
      // As a person sets it: no site may keep data, cookies and databases alike.
      mkdirSync(join(strict.profile, 'Default'), { recursive: true });
      const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
      writeFileSync(join(strict.profile, 'Default/Preferences'), JSON.stringify(preferences));
      const page = await strict.open();
      await page.goto(new URL(formUrl).origin);
      await page.getByText('浏览器不允许在本机保存数据').waitFor();
      const signIn = new SignInPage(page);
      await signIn.account.fill('urumqi');
      await signIn.password.fill('demo-2024');
      await signIn.button.click();
      await page.getByRole('alert').getByText('浏览器不允许在本机保存数据').waitFor();
      expect(new URL(page.url()).pathname).toBe('/sign-in');
    } finally {
      await strict.remove();
    }
  }, 60_000);

  it('[FT-30] says of storage that the browser may clear that it may', async () => {
    const { page } = await openForm();
    await page.evaluate(() => {
      navigator.storage.persist = () => Promise.resolve(false);
      navigator.storage.persisted = () => Promise.resolve(false);
    });
    // Within the app, so that the page's own browser stays as it was made.
    await page.getByRole('link', { name: /已是最新|待送达/ }).click();
    await page.getByText('浏览器可能在空间不足时清除数据').waitFor();
    await page.getByRole('button', { name: '允许长期保存' }).click();
    await page.getByText('浏览器没有同意').waitFor();
  }, 60_000);
});

/** Ends the page's process at once: no event of the page tells it. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // It never answers: who should is gone.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

/** Asks for a new worker as the browser does at a navigation. Answers whether one came and waits. */
function updateWorker(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    try {
      await registration.update();
    } catch {
      return false;
    }
    for (let waits = 0; waits < 600; waits += 1) {
      if (registration.waiting) return true;
      if (!registration.installing) return false;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  });
}

/** Another build, as far as a browser can tell: not one byte like the one it has. */
function newBuildOf(script: string) {
  return { status: 200, type: 'application/javascript', body: `${script}\n// the next build\n` };
}
