import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it, onTestFailed } from 'vitest';
import { BadNetwork } from '../support/bad-network.ts';
import { PHONE, TestBrowser } from '../support/browser.ts';
import { openDatabaseOf, type EmptyDatabase } from '../support/each-database.ts';
import { expectIntactLog } from '../support/expect-intact-log.ts';
import { MAIN_TITLE } from '../support/fill-forms.ts';
import { queryRaw } from '../support/raw-database.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { freePort } from '../support/free-port.ts';
import { FormPage } from './pages/form-page.ts';
import { OutboxPage } from './pages/outbox-page.ts';
import { signInAt } from './pages/sign-in-page.ts';
import { untilServedByWorker } from './pages/until-served-by-worker.ts';
import { typeMany } from './type-many.ts';
import {
  addPhotos,
  arrivedPhotos,
  expectPhotosOnce,
  readTransfer,
  recordUploads,
  storedPhotos,
  type StoredPhoto,
} from './week-photos.ts';

const PATENTS = '有效发明专利并实际应用数量（项）';
const REVENUE = '重点“小巨人”企业主营业务收入（亿元）';

/** One indicator for the photographs of each tab and round. */
const PROVEN = [
  [PATENTS, REVENUE],
  ['企业满意度', '主营业务收入占营业收入比重'],
  ['研发经费支出占营业收入比重', '资金拨付及时率'],
  ['预算成本控制率', '本区域自治区专精特新中小企业数量'],
] as const;

/** Values and photographs of each tab between two kills; four times two tabs make 600 and 40. */
const PER_TAB = 75;
const PHOTOS_PER_TAB = 5;

const IS_NIGHTLY = process.env['NIGHTLY'] === '1';
/** 2 s and 20 s in the nightly run; otherwise everything is ten times as fast, the cuts with it. */
const PACE = IS_NIGHTLY ? 1 : 10;
const WEAK = { delayMs: 2000 / PACE, loss: 0.05, cutEveryMs: 20_000 / PACE };

describe('a week without a network', () => {
  const open = openDatabaseOf('sqlite');
  const phone = new TestBrowser({ viewport: PHONE });
  let server: RunningServer | undefined;
  let network: BadNetwork | undefined;
  afterAll(async () => {
    await phone.remove();
    await network?.close();
    await server?.stop('SIGKILL');
  });

  it(
    '[FT-75] with 600 entries and 40 photographs over two tabs, three kills, a full disk and a clock in 2099 arrives once over a bad network',
    async () => {
      onTestFailed(() => phone.keepPictures('week-offline'));
      const { env } = await open();
      network = new BadNetwork(await freePort());
      const url = await network.listen();
      server = await startServer({
        ...env,
        DEMO: '1',
        PORT: String(network.targetPort),
        PUBLIC_ORIGIN: url,
      });

      let page = await phone.open();
      await signInAt(page, url, 'urumqi');
      await new FormPage(page).open(MAIN_TITLE);
      const formUrl = page.url();
      await untilServedByWorker(page);
      network.isDown = true;
      network.cut();

      let entered = 0;
      for (const round of [0, 1, 2, 3]) {
        const isIn2099 = round === 2;
        if (round === 2) entered += await fillTheDisk(phone, formUrl, entered);
        const [first, second] = await openTwoTabs(phone, formUrl, isIn2099);
        const texts = (scale: number) =>
          Array.from({ length: PER_TAB }, (_, index) => String((round * PER_TAB + index + 1) / scale));
        const [provenFirst, provenSecond] = PROVEN[round] ?? [];
        await Promise.all([
          addPhotos(first, provenFirst ?? '', round * 2, PHOTOS_PER_TAB).then(async () =>
            typeMany(await fieldOf(first, PATENTS), texts(1)),
          ),
          addPhotos(second, provenSecond ?? '', round * 2 + 1, PHOTOS_PER_TAB).then(async () =>
            typeMany(await fieldOf(second, REVENUE), texts(10)),
          ),
        ]);
        entered += 2 * (PER_TAB + PHOTOS_PER_TAB);
        await new FormPage(first).state(PATENTS, '已存本机').last().waitFor();
        // Each tab tells what both have entered.
        for (const tab of [first, second]) await tab.getByText(`${entered} 项待送达`).first().waitFor();
        if (round === 0) await expect.poll(() => phone.hasStoredCookies(), { timeout: 60_000 }).toBe(true);
        if (round < 3) await phone.kill();
      }

      page = phone.context.pages()[0] ?? (await phone.context.newPage());
      const outbox = new OutboxPage(page);
      await outbox.open(url);
      expect(await outbox.pendingCount()).toBe(entered);
      await outbox.hero.getByText('恢复网络后自动送达').waitFor();

      const photos = await storedPhotos(page);
      expect(new Set(photos.map(({ hash }) => hash)).size).toBe(40);
      const uploads = recordUploads(phone.context);

      network.become(WEAK);
      network.isDown = false;
      await page.evaluate(() => window.dispatchEvent(new Event('online')));
      const seen = await watchArrival(outbox, env, entered, photos);
      expect(seen.counts.size).toBeGreaterThan(3);
      expect(seen.transfers.size).toBeGreaterThan(3);
      expect(network.cuts).toBeGreaterThan(0);
      await expectEverythingOnce(env, entered);
      await expectPhotosOnce(env, photos);
      // FT-77
      await expectIntactLog(env);
      expect(uploads.thumbnailsFirst(photos.map(({ id }) => id))).toBe(40);

      network.become({ delayMs: 0, loss: 0, cutEveryMs: null });
      await page.goto(formUrl);
      await new FormPage(page).state(PATENTS, '已送达').last().waitFor({ timeout: 60_000 });
    },
    IS_NIGHTLY ? 2_400_000 : 900_000,
  );
});

/** The form in two tabs of a browser that was just killed or is still open. */
async function openTwoTabs(
  phone: TestBrowser,
  formUrl: string,
  isIn2099: boolean,
): Promise<readonly [Page, Page]> {
  const first = phone.isOpen
    ? (phone.context.pages()[0] ?? (await phone.context.newPage()))
    : await phone.open();
  const second = await phone.context.newPage();
  for (const page of [first, second]) {
    if (isIn2099) await page.clock.setSystemTime(new Date('2099-06-01T00:00:00Z'));
    await page.goto(formUrl);
  }
  return [first, second];
}

async function fieldOf(page: Page, indicator: string) {
  const form = new FormPage(page);
  await form.openRow(indicator);
  return form.field(indicator, '实际完成值');
}

/**
 * The disk has no room: the text stays on the screen and is called not saved, until there is room again. Set before
 * the app first writes, since Chromium remembers for half a minute how much room there was.
 */
async function fillTheDisk(phone: TestBrowser, formUrl: string, entered: number): Promise<number> {
  const page = await phone.open();
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(formUrl);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await page.goto(formUrl);
  const form = new FormPage(page);
  const field = await fieldOf(page, PATENTS);
  await field.fill('7777');
  await field.blur();
  const banner = page.getByRole('alert').filter({ hasText: '没有存上' });
  await banner.waitFor({ timeout: 30_000 });
  expect(await field.inputValue()).toBe('7777');
  expect(await page.getByText(`${entered} 项待送达`).count()).toBeGreaterThan(0);
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await banner.getByRole('button', { name: '再存一次' }).click();
  await banner.waitFor({ state: 'detached', timeout: 30_000 });
  await form.state(PATENTS, '已存本机').last().waitFor();
  await page
    .getByText(`${entered + 1} 项待送达`)
    .first()
    .waitFor();
  return 1;
}

/**
 * Reads the screen until it says that nothing waits. Whatever it says, the server had as much a moment later: never
 * fewer items than the server lacks, never a photograph that it does not have, never fewer bytes than are missing.
 */
async function watchArrival(
  outbox: OutboxPage,
  env: EmptyDatabase['env'],
  entered: number,
  photos: readonly StoredPhoto[],
) {
  const counts = new Set<number>();
  const transfers = new Set<string>();
  let mostDone = 0;
  for (let shown = entered; shown > 0;) {
    const screen = await outbox.page.locator('main').innerText();
    shown = outbox.pendingCountIn(screen);
    const transfer = readTransfer(screen);
    const { whole, missingBytes } = await arrivedPhotos(env, photos);
    const values = await queryRaw(
      env,
      "SELECT COUNT(*) AS n FROM mutation_log WHERE name <> 'evidence.add@1'",
    );
    const missingValues = entered - photos.length - Number(values[0]?.['n']);
    expect(shown).toBeGreaterThanOrEqual(missingValues + photos.length - whole);
    if (transfer) {
      expect(screen).toContain(`照片 ${transfer.done}/${photos.length}，`);
      expect(transfer.done).toBeLessThanOrEqual(whole);
      expect(transfer.done).toBeGreaterThanOrEqual(mostDone);
      // Two figures are shown.
      expect(transfer.bytes * 1.05 + 1024).toBeGreaterThanOrEqual(missingBytes);
      mostDone = transfer.done;
      transfers.add(`${transfer.done} ${transfer.bytes}`);
    }
    counts.add(shown);
    await sleep(200);
  }
  return { counts, transfers };
}

async function expectEverythingOnce(env: EmptyDatabase['env'], entered: number): Promise<void> {
  const log = await queryRaw(
    env,
    'SELECT id, client_id, client_seq, outcome, args, device FROM mutation_log',
  );
  expect(log).toHaveLength(entered);
  expect(new Set(log.map(({ id }) => id)).size).toBe(entered);
  const refused = log.filter(({ outcome }) => outcome !== 'APPLIED');
  expect(refused.map(({ outcome, client_seq: seq, args }) => [outcome, seq, args])).toEqual([]);
  expect(new Set(log.map(({ client_id: id }) => id)).size).toBe(1);
  expect(log.map(({ client_seq: seq }) => Number(seq)).sort((a, b) => a - b)).toEqual(
    Array.from({ length: entered }, (_, index) => index + 1),
  );
  // The clock of 2099 is on record as a claim, and moved nothing.
  expect(
    log.filter(({ device }) => String(device).includes(`"wallMs":${Date.parse('2099-06-01')}`.slice(0, 14))),
  ).not.toEqual([]);
  const values = await queryRaw(
    env,
    `SELECT i.level3, a.value_text FROM indicator_actual a JOIN indicator i ON i.id = a.indicator_id
     JOIN self_evaluation f ON f.id = a.self_evaluation_id
     JOIN target_table t ON t.id = f.target_table_id
     WHERE f.org_unit_id = 'urumqi' AND t.title = '${MAIN_TITLE}'`,
  );
  const valueOf = (name: string) => values.find(({ level3 }) => level3 === name)?.['value_text'];
  expect([valueOf(PATENTS), valueOf(REVENUE)]).toEqual([String(4 * PER_TAB), String((4 * PER_TAB) / 10)]);
  expect(await queryRaw(env, 'SELECT id FROM field_conflict')).toEqual([]);
  expect(
    await queryRaw(
      env,
      "SELECT pending FROM sync_client WHERE owner_id IN (SELECT id FROM user_account WHERE account_name = 'urumqi')",
    ),
  ).toEqual([{ pending: 0 }]);
}
