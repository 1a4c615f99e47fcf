import { afterAll, describe, expect, it, onTestFailed } from 'vitest';
import { BadNetwork } from '../support/bad-network.ts';
import { PHONE, TestBrowser } from '../support/browser.ts';
import { openDatabaseOf } from '../support/each-database.ts';
import { expectIntactLog } from '../support/expect-intact-log.ts';
import { MAIN_TITLE } from '../support/fill-forms.ts';
import { queryRaw } from '../support/raw-database.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { freePort } from '../support/free-port.ts';
import { expectEntriesOnce, valuesAtServer } from './expect-entries-once.ts';
import { fillTheDisk } from './fill-the-disk.ts';
import { fieldOf, openTwoTabs } from './offline-form.ts';
import { addPhotos, expectPhotosOnce, recordUploads, storedPhotos } from './offline-photos.ts';
import { FormPage } from './pages/form-page.ts';
import { OutboxPage } from './pages/outbox-page.ts';
import { signInAt } from './pages/sign-in-page.ts';
import { untilServedByWorker } from './pages/until-served-by-worker.ts';
import { typeMany } from './type-many.ts';
import { watchArrival } from './watch-arrival.ts';

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
        if (round === 2) entered += await fillTheDisk(phone, formUrl, PATENTS, entered);
        const now = round === 2 ? new Date('2099-06-01T00:00:00Z') : null;
        const [first, second] = await openTwoTabs(phone, formUrl, now);
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
      await expectEntriesOnce(env, entered);
      await expectClockOnRecord(env);
      const values = await valuesAtServer(env);
      expect([values.get(PATENTS), values.get(REVENUE)]).toEqual([
        String(4 * PER_TAB),
        String((4 * PER_TAB) / 10),
      ]);
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

/** The clock of 2099 is on record as a claim, and moved nothing. */
async function expectClockOnRecord(env: Parameters<typeof queryRaw>[0]): Promise<void> {
  const claims = await queryRaw(env, 'SELECT device FROM mutation_log');
  const claim = `"wallMs":${Date.parse('2099-06-01')}`.slice(0, 14);
  expect(claims.filter(({ device }) => String(device).includes(claim))).not.toEqual([]);
}
