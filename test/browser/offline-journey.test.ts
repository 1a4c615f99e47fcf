import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it, onTestFailed } from 'vitest';
import { signedIn } from '../support/api-client.ts';
import { PHONE, TABLET, TestBrowser, DESKTOP } from '../support/browser.ts';
import { openDatabaseOf } from '../support/each-database.ts';
import { dumpDatabase } from '../support/raw-database.ts';
import { recordPushes, sendAgain } from '../support/replay.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { FormPage } from './pages/form-page.ts';
import { ReviewPage } from './pages/review-page.ts';
import { signInAt } from './pages/sign-in-page.ts';
import { untilServedByWorker } from './pages/until-served-by-worker.ts';
import { untilSynced } from './pages/until-synced.ts';

const TITLE = '第三批第二年奖补资金';
const PATENTS = '有效发明专利并实际应用数量（项）';
const REVENUE = '重点“小巨人”企业主营业务收入（亿元）';
const SATISFACTION = '企业满意度';
const ENTERED_OFFLINE = [PATENTS, REVENUE, SATISFACTION];

/** When somebody signed in and when a device was last heard. */
const TRACES_OF_A_CALL = ['session', 'sign_in_throttle', 'sync_client'];

/** What is left of the form after the three values, so that it can be handed in. */
const REST: readonly (readonly [indicator: string, value: string, completion?: string])[] = [
  ['主营业务收入占营业收入比重', '93.5'],
  ['研发经费支出占营业收入比重', '6.39'],
  ['资金拨付及时率', '100'],
  ['预算成本控制率', '100'],
  ['本区域自治区专精特新中小企业数量', '由 41 家增至 52 家，稳步增长', '100'],
];

describe('a form filled in without a network', () => {
  const open = openDatabaseOf('sqlite');
  const phone = new TestBrowser({ viewport: PHONE });
  const tablet = new TestBrowser({ viewport: TABLET });
  const desk = new TestBrowser({ viewport: DESKTOP });
  let server: RunningServer | undefined;
  afterAll(async () => {
    await Promise.all([phone.remove(), tablet.remove(), desk.remove()]);
    await server?.stop('SIGKILL');
  });

  it('reaches the region whole: through a stopped server, a killed browser, a return and an approval', async () => {
    onTestFailed(async () => {
      await phone.keepPictures('journey-phone');
      await tablet.keepPictures('journey-tablet');
      await desk.keepPictures('journey-desk');
    });
    const { env } = await open();
    server = await startServer({ ...env, DEMO: '1' });
    const { port, url } = server;

    let page = await phone.open();
    await signInAt(page, url, 'urumqi');
    let form = new FormPage(page);
    await form.open(TITLE);
    const formUrl = page.url();
    await untilTheAppIsKept(page, phone);

    await server.stop();
    await phone.setOffline(true);
    await form.openRow(PATENTS);
    await form.enter(PATENTS, '实际完成值', '6');
    // Target ≥7: what is owed appears with the number, before anything was asked of the server.
    await form.row(PATENTS).getByText('提交前必填').first().waitFor();
    await form.row(PATENTS).getByText('低于目标').first().waitFor();
    await form.enter(PATENTS, '偏差原因', '发明专利审查周期一般为 3—5 年，有 1 项尚在实审');
    await form.enter(PATENTS, '改进措施', '知识产权专员每月跟踪审查进度，2025 年 6 月底前完成');
    await form.openRow(REVENUE);
    await form.enter(REVENUE, '实际完成值', '8.5');
    await form.openRow(SATISFACTION);
    await form.enter(SATISFACTION, '实际完成值', '92');
    for (const indicator of ENTERED_OFFLINE) await form.state(indicator, '已存本机').waitFor();

    await phone.kill();
    page = await phone.open();
    await phone.setOffline(true);
    await page.goto(formUrl);
    form = new FormPage(page);
    for (const indicator of ENTERED_OFFLINE) await form.state(indicator, '已存本机').waitFor();
    expect(await textsOf(form, ENTERED_OFFLINE)).toEqual([
      expect.stringMatching(/实际 6/),
      expect.stringMatching(/实际 8\.5/),
      expect.stringMatching(/实际 92/),
    ]);
    await form.openRow(PATENTS);
    await expect.poll(() => form.field(PATENTS, '偏差原因').inputValue()).toContain('尚在实审');
    await expect.poll(() => form.field(PATENTS, '改进措施').inputValue()).toContain('每月跟踪');

    const pushes = recordPushes(page);
    server = await startServer({ ...env, DEMO: '1', PORT: String(port) });
    await phone.setOffline(false);
    // Nobody touches the phone.
    for (const indicator of ENTERED_OFFLINE)
      await form.state(indicator, '已送达').waitFor({ timeout: 90_000 });

    for (const [indicator, value, completion] of REST) {
      await form.openRow(indicator);
      await form.enter(indicator, '实际完成值', value);
      if (completion !== undefined) await form.enter(indicator, '完成率', completion);
    }
    await form.submit();
    await page.getByText('已提交，等待审核').first().waitFor();

    const region = await desk.open();
    await signInAt(region, url, 'region-manage');
    await region.goto(`${url}/region-table/form-region`);
    await region.getByText('已通过 3/6 张').first().waitFor();

    const review = new ReviewPage(await tablet.open());
    await signInAt(review.page, url, 'region-review');
    await review.open('乌鲁木齐市', TITLE);
    await review.mark(SATISFACTION, '请写明调查的时间和份数');
    await review.decide('退回');
    await review.entry('乌鲁木齐市', TITLE).getByText('已退回').waitFor();

    await untilSynced(page, form.row(SATISFACTION).getByText('请写明调查的时间和份数').first());
    await form.openRow(SATISFACTION);
    await form.enter(SATISFACTION, '实际完成值', '93');
    await form.state(SATISFACTION, '已送达').waitFor();
    await form.submit();
    await page.getByText('已提交，等待审核').first().waitFor();

    await untilSynced(review.page, review.entry('乌鲁木齐市', TITLE).getByText('待审核'));
    await review.open('乌鲁木齐市', TITLE);
    await review.decide('通过');
    await review.entry('乌鲁木齐市', TITLE).getByText('已通过').waitFor();
    await untilSynced(page, page.getByText('已通过，不能修改').first());

    await untilSynced(region, region.getByText('已通过 4/6 张').first());
    expect(await region.locator('main').innerText()).toMatch(/98\.50[\s\S]{0,20}优/);

    const before = await dumpDatabase(env, TRACES_OF_A_CALL);
    expect(pushes.bodies.length).toBeGreaterThan(1);
    const again = await signedIn(url, 'urumqi');
    await sendAgain(again, pushes.bodies);
    await sendAgain(again, pushes.bodies);
    await sendAgain(again, [...pushes.bodies].reverse());
    expect(await dumpDatabase(env, TRACES_OF_A_CALL)).toEqual(before);
  }, 300_000);
});

/** The service worker serves the app, and the session's cookie has reached the disk (Chromium waits 30 s). */
async function untilTheAppIsKept(page: Page, browser: TestBrowser): Promise<void> {
  await untilServedByWorker(page);
  await expect.poll(() => browser.hasStoredCookies(), { timeout: 60_000, interval: 500 }).toBe(true);
}

function textsOf(form: FormPage, indicators: readonly string[]): Promise<string[]> {
  return Promise.all(indicators.map((indicator) => form.row(indicator).innerText()));
}
