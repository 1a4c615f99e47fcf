import { dateText } from '@attain/shared/report/spans';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn, type ApiClient } from '../support/api-client.ts';
import { DESKTOP, TABLET, TestBrowser } from '../support/browser.ts';
import { openDatabaseOf } from '../support/each-database.ts';
import { answerFindings, putUp, sign } from '../support/sign-off.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { PublicationPage } from './pages/publication-page.ts';
import { signInAt } from './pages/sign-in-page.ts';
import { untilServedByWorker } from './pages/until-served-by-worker.ts';
import { untilSynced } from './pages/until-synced.ts';

/** A text of the demonstration's report that a person wrote. */
const WRITTEN = '市场需求不稳定';
const TAKEN_OUT = '〔已隐去〕';
const REASON = '补充隐去一处内容';
const PARTIAL = /本报告不完整：还有 \d+ 处未填写，各地和本级共 \d+ 张自评表未审核通过/;
/** The files of a publication are made in seconds; in a minute on a busy machine. */
const MADE_WITHIN = { timeout: 150_000 };

describe('a signed report that is made public', () => {
  const open = openDatabaseOf('sqlite');
  const [managing, auditing, reading] = [new TestBrowser(), new TestBrowser(), new TestBrowser()];
  let server: RunningServer;
  let manager: ApiClient;
  let page: PublicationPage;
  let everybody: Page;
  let first: string;
  let second: string;

  beforeAll(async () => {
    server = await startServer({ ...(await open()).env, DEMO: '1' });
    manager = await signedIn(server.url, 'region-manage');
    const browserPage = await managing.open();
    await browserPage.setViewportSize(DESKTOP);
    await signInAt(browserPage, server.url, 'region-manage');
    page = new PublicationPage(browserPage);
    everybody = await reading.open();
  }, 180_000);
  afterAll(async () => {
    await Promise.all([managing, auditing, reading].map((browser) => browser.remove()));
    await server?.stop('SIGKILL');
  });

  /** Of a publication; the origin in front of it is the one that the record names. */
  async function pathOf(number: number): Promise<string> {
    return new URL((await page.record(number).getByRole('link').getAttribute('href')) ?? '').pathname;
  }
  const statusOf = async (path: string) => (await everybody.goto(server.url + path))?.status();

  it('cannot be while nothing is signed', async () => {
    await untilSynced(page.page, page.page.getByRole('navigation').getByRole('link', { name: '报告' }));
    const version = await putUp(manager);
    await page.open(server.url);
    await page.page.getByText('还没有签发的版本').waitFor();
    expect(await page.page.getByRole('button', { name: '公开', exact: true }).count()).toBe(0);
    await answerFindings(manager, version);
    await sign(await signedIn(server.url, 'region-review'), version);
  }, 300_000);

  it('is read before as everybody will read it, with what a person takes out taken out everywhere', async () => {
    await page.page.reload();
    await page.preview.getByText(WRITTEN).first().waitFor();
    await page.page
      .getByText(/还有 \d+ 处未填写，各地和本级共 \d+ 张自评表未审核通过/)
      .first()
      .waitFor();
    // A figure stays.
    await page.takeOut('98.50');
    await page.page.getByText('报告里没有可以隐去的这段文字').waitFor();
    await page.takeOut(WRITTEN);
    await page.preview.getByRole('button', { name: TAKEN_OUT }).first().waitFor();
    expect(await page.preview.getByText(WRITTEN).count()).toBe(0);
    // Switched where it stands, and back.
    await page.preview.getByRole('button', { name: TAKEN_OUT }).first().click();
    await page.preview.getByText(WRITTEN).first().waitFor();
    expect(await page.preview.getByText(TAKEN_OUT).count()).toBe(0);
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
    const recorded = `本报告于${dateText(day) ?? ''}公开，网址为http`;
    await page.preview.getByText(recorded).waitFor();
  });

  it('is published by its manager, who knows that it is partial, and read by anybody without signing in', async () => {
    await page.publish('公开');
    await page.record(1).getByText('已公开', { exact: true }).waitFor(MADE_WITHIN);
    // The sheet that has gone down keeps its words: it does not ask for a reason all at once.
    const sheets = page.page.getByRole('dialog', { includeHidden: true });
    expect(await sheets.getByText('更正理由').count()).toBe(0);
    first = await pathOf(1);
    expect(first).toMatch(/^\/public\/reports\/2024-[0-9a-z]{12}\/1\/$/);
    await everybody.goto(`${server.url}/public/`);
    await everybody
      .getByRole('main')
      .getByRole('link', { name: /绩效自评报告/ })
      .click();
    expect(new URL(everybody.url()).pathname).toBe(first);
    await everybody.getByText(PARTIAL).waitFor();
    for (const told of ['98.50', first, WRITTEN]) await everybody.getByText(told).first().waitFor();
    expect(await everybody.getByRole('button', { name: '登录' }).count()).toBe(0);
    const data = await everybody.request.get(`${server.url}${first}report.json`);
    expect(data.status()).toBe(200);
    expect(await data.text()).toContain('"unapprovedForms"');
  }, 200_000);

  it('is corrected by a new publication with a reason, while the old one stays and names it', async () => {
    await page.takeOut(WRITTEN);
    await page.publish('更正：重新公开', REASON);
    await page.record(2).getByText('已公开', { exact: true }).waitFor(MADE_WITHIN);
    await page.record(1).getByText('已更正').waitFor();
    second = await pathOf(2);
    await everybody.goto(server.url + first);
    await everybody.getByText(`更正。理由：${REASON}`).first().waitFor();
    await everybody.getByText(WRITTEN).first().waitFor();
    await everybody.getByRole('link', { name: /请看最新一次公开/ }).click();
    expect(new URL(everybody.url()).pathname).toBe(second);
    await everybody.getByText(TAKEN_OUT).first().waitFor();
    expect(await everybody.getByText(WRITTEN).count()).toBe(0);
  }, 200_000);

  it('is looked at, and not published or withdrawn, by an auditor', async () => {
    const auditor = new PublicationPage(await auditing.open());
    await auditor.page.setViewportSize(TABLET);
    await signInAt(auditor.page, server.url, 'audit');
    await untilSynced(auditor.page, auditor.page.getByRole('navigation').getByRole('link', { name: '报告' }));
    await auditor.open(server.url);
    await auditor.page.getByText('由发起单位的业务管理员公开，您可以查看。').waitFor();
    await auditor.record(2).waitFor();
    for (const name of ['公开', '更正：重新公开', /^撤回/]) {
      expect(await auditor.page.getByRole('button', { name, exact: true }).count()).toBe(0);
    }
  });

  it('is withdrawn with a reason that everybody reads, after the person was told what stays readable', async () => {
    await page.record(2).getByRole('button', { name: /^撤回/ }).click();
    await page.dialog.getByText('撤回后，第 1 次公开仍可以在原网址看到').waitFor();
    await page.dialog.getByRole('textbox', { name: '撤回理由' }).fill('金额有误');
    await page.dialog.getByRole('button', { name: '确认撤回' }).click();
    await page.record(2).getByText('已撤回').waitFor();
    expect(await statusOf(second)).toBe(410);
    await everybody.getByText('撤回理由：金额有误').waitFor();
    expect(await everybody.getByText(TAKEN_OUT).count()).toBe(0);
    expect(await statusOf(first)).toBe(200);
    await everybody.getByText('更正后的公开已经撤回').waitFor();
  });

  it('is not touched without a network, and says so', async () => {
    await untilServedByWorker(page.page);
    await managing.setOffline(true);
    await page.page.reload();
    await page.page.getByText('公开要在联网时办理').waitFor();
    expect(await page.page.getByRole('button', { name: /公开$/ }).count()).toBe(0);
    await managing.setOffline(false);
    await page.page.getByRole('button', { name: '再试一次' }).click();
    await page.record(1).getByText('已更正').waitFor();
  });
});
