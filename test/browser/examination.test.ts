import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, TestBrowser } from '../support/browser.ts';
import { openDatabaseOf } from '../support/each-database.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { ExaminationPage } from './pages/examination-page.ts';
import { untilServedByWorker } from './pages/until-served-by-worker.ts';
import { signInAt } from './pages/sign-in-page.ts';

describe('the examination of the demonstration', () => {
  const open = openDatabaseOf('sqlite');
  const browser = new TestBrowser();
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer({ ...(await open()).env, DEMO: '1' });
  }, 120_000);
  afterAll(async () => {
    await browser.remove();
    await server?.stop('SIGKILL');
  });

  it.each(['region-manage', 'region-review', 'audit'])(
    'shows %s how late the money was passed on, and what nobody reported',
    async (account) => {
      const own = new TestBrowser();
      const page = await own.open();
      await signInAt(page, server.url, account);
      await page.getByRole('navigation').getByRole('link', { name: '检查' }).click();
      const examination = new ExaminationPage(page);
      await examination.ready();
      await expect(examination.rule('F01').innerText()).resolves.toContain('55—85 天');
      await expect(examination.rule('F02').innerText()).resolves.toContain('119—149 天');
      await expect(examination.rule('F31').innerText()).resolves.toContain('共 60 格，有 33 格没有填报');
      await own.remove();
    },
  );

  it('works without a network, keeps to one severity, and leads to the form', async () => {
    const page = await browser.open();
    await page.setViewportSize(PHONE);
    await signInAt(page, server.url, 'region-manage');
    const examination = new ExaminationPage(page);
    await page.goto(`${server.url}/examination`);
    await examination.ready();
    await untilServedByWorker(page);
    await browser.setOffline(true);
    await page.reload();
    await examination.ready();
    await examination.show('疑似违规');
    expect(await examination.codes()).toEqual(['F01', 'F02', 'F17', 'F31']);

    await examination.show('薄弱');
    const executionTwice = examination.rule('F22');
    await executionTwice.getByRole('heading').click();
    await executionTwice.getByRole('link', { name: /自治区 · 全部批次/ }).click();
    await page.waitForURL(/\/region-table\//);
  });

  it('says which rules could not look', async () => {
    const page = browser.context.pages()[0] ?? (await browser.open());
    await page.goto(`${server.url}/examination`);
    await new ExaminationPage(page).ready();
    const unchecked = page.locator('section', { has: page.getByRole('heading', { name: '没有检查的规则' }) });
    const rules = await unchecked.locator('li').allInnerTexts();
    expect(rules.map((rule) => rule.slice(0, 3))).toEqual([
      ...['F03', 'F05', 'F06', 'F07', 'F08', 'F10', 'F11', 'F24', 'F26'],
    ]);
  });
});
