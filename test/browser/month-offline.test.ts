import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it, onTestFailed } from 'vitest';
import { BadNetwork } from '../support/bad-network.ts';
import { PHONE, TestBrowser } from '../support/browser.ts';
import { openDatabaseOf } from '../support/each-database.ts';
import { expectIntactLog } from '../support/expect-intact-log.ts';
import { MAIN_TITLE } from '../support/fill-forms.ts';
import { freePort } from '../support/free-port.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { expectEntriesOnce, valuesAtServer } from './expect-entries-once.ts';
import { loadLongTable } from './load-long-table.ts';
import { expectPaged } from './expect-paged.ts';
import { importMany, type ImportedValue } from './import-many.ts';
import { fieldOf } from './offline-form.ts';
import { addPhotos, expectPhotosOnce, recordUploads, storedPhotos } from './offline-photos.ts';
import { FormPage } from './pages/form-page.ts';
import { OutboxPage } from './pages/outbox-page.ts';
import { SignInPage, signInAt } from './pages/sign-in-page.ts';
import { untilServedByWorker } from './pages/until-served-by-worker.ts';
import { percentiles, timed } from './timed.ts';
import { typeMany } from './type-many.ts';
import { watchArrival } from './watch-arrival.ts';

const IS_NIGHTLY = process.env['NIGHTLY'] === '1';
/** On each of them five rows are filled in and two get photographs. By day it is a shorter month. */
const WORKING_DAYS = IS_NIGHTLY ? 25 : 5;
const VALUES_A_ROW = 8;
const PHOTOS_A_ROW = IS_NIGHTLY ? 6 : 2;
const ROWS = 50;
const ROWS_A_DAY = 5;
const PROVEN_A_DAY = 2;
/**
 * Typing 5,000 values takes more than half an hour on a busy machine: four of five come by the app's own import of a backup,
 * before the last day, so that on it a person types with nearly all of them waiting.
 */
const IMPORTED = IS_NIGHTLY ? 4000 : 200;
const TYPED = WORKING_DAYS * ROWS_A_DAY * VALUES_A_ROW;
const VALUES = TYPED + IMPORTED;
const PHOTOS = WORKING_DAYS * PROVEN_A_DAY * PHOTOS_A_ROW;

/** An hour more than a session lasts without being used. */
const MONTH_MS = (30 * 24 + 1) * 60 * 60 * 1000;
const CLOCK_AHEAD = pathToFileURL(join(import.meta.dirname, '../support/clock-ahead.mjs')).href;

/** A mobile network as it mostly is. */
const FAIR = { delayMs: 100, loss: 0, cutEveryMs: null };

/** What a person would not put up with, on a machine that has other things to do: usual is a twentieth. */
const OPENS_WITHIN_MS = 20_000;

describe('a month without a network', () => {
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
    `[FT-75] with ${VALUES} entries and ${PHOTOS} photographs arrives once, after the session has run out, while the person goes on working`,
    async () => {
      onTestFailed(() => phone.keepPictures('month-offline'));
      const { env } = await open();
      const indicators = await loadLongTable(env.DATA_DIR, ROWS);
      network = new BadNetwork(await freePort());
      const url = await network.listen();
      const settings = { ...env, DEMO: '1', PORT: String(network.targetPort), PUBLIC_ORIGIN: url };
      server = await startServer(settings);

      let page = await phone.open();
      await signInAt(page, url, 'urumqi');
      await new FormPage(page).open(MAIN_TITLE);
      const formUrl = page.url();
      await untilServedByWorker(page);
      await expect.poll(() => phone.hasStoredCookies(), { timeout: 60_000 }).toBe(true);
      network.isDown = true;
      network.cut();
      await server.stop();
      const leftAt = Date.now();

      const last = new Map<string, string>();
      const waits: number[] = [];
      let entered = 0;
      for (let day = 0; day < WORKING_DAYS; day += 1) {
        if (day === Math.floor(WORKING_DAYS / 2)) {
          await phone.kill();
          page = await phone.open();
        }
        const now = leftAt + (MONTH_MS * day) / WORKING_DAYS;
        await page.clock.setSystemTime(now);
        if (day === WORKING_DAYS - 1) {
          await importMany(new OutboxPage(page), url, valuesOfBackup(indicators), last, now);
          entered += IMPORTED;
        }
        await page.goto(formUrl);
        for (let turn = 0; turn < ROWS_A_DAY; turn += 1) {
          const indicator = indicators[(day * ROWS_A_DAY + turn) % ROWS] ?? '';
          const first = (day * ROWS_A_DAY + turn) * VALUES_A_ROW;
          const texts = Array.from({ length: VALUES_A_ROW }, (_, index) => String(first + index + 1));
          waits.push(...(await typeMany(await fieldOf(page, indicator), texts)));
          last.set(indicator, texts.at(-1) ?? '');
        }
        for (let part = day * PROVEN_A_DAY; part < (day + 1) * PROVEN_A_DAY; part += 1)
          await addPhotos(page, indicators[part] ?? '', part, PHOTOS_A_ROW);
        entered += ROWS_A_DAY * VALUES_A_ROW + PROVEN_A_DAY * PHOTOS_A_ROW;
        await page.getByText(`${entered} 项待送达`).first().waitFor();
      }

      await page.clock.setSystemTime(leftAt + MONTH_MS);
      const outbox = new OutboxPage(page);
      const openedInMs = await timed(() => outbox.open(url));
      expect(await outbox.pendingCount()).toBe(VALUES + PHOTOS);
      await outbox.hero.getByText('恢复网络后自动送达').waitFor();
      const unfoldedInMs = await expectPaged(outbox, VALUES + PHOTOS);
      const photos = await storedPhotos(page);
      expect(new Set(photos.map(({ hash }) => hash)).size).toBe(PHOTOS);

      server = await startServer({
        ...settings,
        NODE_OPTIONS: `--import=${CLOCK_AHEAD}`,
        CLOCK_AHEAD_MS: String(MONTH_MS),
      });
      network.become(FAIR);
      network.isDown = false;
      await outbox.page.getByRole('button', { name: '同步', exact: true }).click();
      await page.getByText('登录已过期').first().waitFor();
      expect(await outbox.pendingCount()).toBe(VALUES + PHOTOS);
      await page.getByRole('link', { name: '登录' }).first().click();
      const uploads = recordUploads(phone.context);
      await new SignInPage(page).signIn('urumqi');
      await outbox.open(url);

      const [seen, workedInMs] = await Promise.all([
        watchArrival(outbox, env, VALUES + PHOTOS, photos),
        workMeanwhile(await phone.context.newPage(), formUrl, indicators[0] ?? '', last),
      ]);
      expect(seen.counts.size).toBeGreaterThan(3);
      await expect.poll(() => valuesAtServer(env)).toEqual(last);
      await expectEntriesOnce(env, VALUES + PHOTOS + 1);
      await expectPhotosOnce(env, photos);
      // FT-77
      await expectIntactLog(env);
      expect(uploads.thumbnailsFirst(photos.map(({ id }) => id))).toBe(PHOTOS);

      await page.goto(formUrl);
      for (const indicator of [...last.keys()].slice(0, 3))
        await new FormPage(page).state(indicator, '已送达').last().waitFor();

      const figures = { openedInMs, unfoldedInMs, workedInMs };
      console.log(
        `${VALUES + PHOTOS} waiting: ${JSON.stringify(figures)}; written down, median, 95 % and most, ` +
          `on the first day after ${percentiles(waits.slice(0, ROWS_A_DAY * VALUES_A_ROW))} ms, ` +
          `on the last after ${percentiles(waits.slice(-ROWS_A_DAY * VALUES_A_ROW))} ms; ` +
          `values at the server after ${seconds(seen.valuesAfterMs)}, all after ${seconds(seen.allAfterMs)}`,
      );
      expect(Math.max(...Object.values(figures))).toBeLessThan(OPENS_WITHIN_MS);
    },
    IS_NIGHTLY ? 3_600_000 : 900_000,
  );
});

/** Each row has as many, and none of them is one that is typed. */
function valuesOfBackup(indicators: readonly string[]): readonly ImportedValue[] {
  return Array.from({ length: IMPORTED }, (_, index) => ({
    indicator: indicators[index % ROWS] ?? '',
    text: String(10_000 + index),
  }));
}

/** A form is opened and one more value entered while everything else is on its way. */
async function workMeanwhile(
  page: Page,
  formUrl: string,
  indicator: string,
  last: Map<string, string>,
): Promise<number> {
  const value = String(VALUES + 1);
  const workedInMs = await timed(async () => {
    await page.goto(formUrl);
    const field = await fieldOf(page, indicator);
    await field.fill('');
    await field.pressSequentially(value);
    await field.blur();
  });
  last.set(indicator, value);
  return workedInMs;
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
