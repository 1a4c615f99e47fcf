import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, describe, expect, it, onTestFailed } from 'vitest';
import { signedIn } from '../support/api-client.ts';
import { PHONE, TABLET, TestBrowser } from '../support/browser.ts';
import { openDatabaseOf } from '../support/each-database.ts';
import { aPhotograph, EvidenceClient, sha256Of } from '../support/evidence.ts';
import { MAIN_TITLE } from '../support/fill-forms.ts';
import { queryRaw } from '../support/raw-database.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { EvidencePanel } from './pages/evidence-panel.ts';
import { FormPage } from './pages/form-page.ts';
import { signInAt } from './pages/sign-in-page.ts';
import { untilServedByWorker } from './pages/until-served-by-worker.ts';
import { untilSynced } from './pages/until-synced.ts';

const PATENTS = '有效发明专利并实际应用数量（项）';
/** A village at the end of the line. */
const SLOW_BYTES_PER_S = 60_000;

describe('photographs taken without a network', () => {
  const open = openDatabaseOf('sqlite');
  const phone = new TestBrowser({ viewport: PHONE });
  const tablet = new TestBrowser({ viewport: TABLET });
  let server: RunningServer | undefined;
  afterAll(async () => {
    await Promise.all([phone.remove(), tablet.remove()]);
    await server?.stop('SIGKILL');
  });

  it('arrive once and whole through a killed browser and a killed server, without the place in them', async () => {
    onTestFailed(async () => {
      await phone.keepPictures('evidence-phone');
      await tablet.keepPictures('evidence-tablet');
    });
    const { env } = await open();
    server = await startServer({ ...env, DEMO: '1' });
    const { port, url } = server;
    const uploads = join(env.DATA_DIR, 'evidence/uploads');

    let page = await phone.open();
    await signInAt(page, url, 'urumqi');
    await new FormPage(page).open(MAIN_TITLE);
    const formUrl = page.url();
    await untilServedByWorker(page);
    await expect.poll(() => phone.hasStoredCookies(), { timeout: 60_000, interval: 500 }).toBe(true);

    // Offline: two photographs, held upright, as large as a phone's.
    await phone.setOffline(true);
    await new FormPage(page).openRow(PATENTS);
    let panel = new EvidencePanel(page, PATENTS);
    await panel.panel.getByText('每个不超过 20 MB').waitFor();
    for (const seed of [1, 2]) {
      const buffer = await aPhotograph({ width: 2600, height: 1900, orientation: 6, seed });
      await panel.choose({ name: `证书-${seed}.jpg`, mimeType: 'image/jpeg', buffer });
      await panel.piece(`证书-${seed}.jpg`).getByText('已存本机').waitFor({ timeout: 60_000 });
    }
    expect(readdirSync(uploads)).toEqual([]);

    // The browser is killed and opened again, still without a network.
    await phone.kill();
    page = await phone.open();
    await phone.setOffline(true);
    await page.goto(formUrl);
    await new FormPage(page).openRow(PATENTS);
    panel = new EvidencePanel(page, PATENTS);
    await panel.piece('证书-2.jpg').getByText('已存本机').waitFor();
    expect(await panel.pieces.count()).toBe(2);
    await expect.poll(() => panel.pictureSize('证书-1.jpg')).toEqual([234, 320]);

    // Back on a slow line; the server dies in the middle of an upload.
    await slowDown(page);
    await phone.setOffline(false);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await untilHalfway(uploads);
    expect(await panel.panel.getByRole('status').innerText()).toMatch(/^照片 0\/2，还剩 \d/);
    await server.stop('SIGKILL');
    expect(partSizes(uploads).some((size) => size > 0)).toBe(true);
    const before = Math.max(...partSizes(uploads));
    server = await startServer({ ...env, DEMO: '1', PORT: String(port) });
    await page.evaluate(() => window.dispatchEvent(new Event('online')));

    for (const seed of [1, 2]) {
      const delivered = panel.piece(`证书-${seed}.jpg`).getByText('已送达');
      await untilSynced(page, delivered);
    }
    await panel.panel.getByRole('status').waitFor({ state: 'detached' });
    expect(before).toBeGreaterThan(0);

    // Each once, each with the hash that it was named by (S16).
    const rows = await queryRaw(env, 'SELECT id, file_name, state, content_hash, byte_count FROM evidence');
    expect(rows.map(({ file_name, state }) => [file_name, state]).sort()).toEqual([
      ['证书-1.jpg', 'PRESENT'],
      ['证书-2.jpg', 'PRESENT'],
    ]);
    const originals = join(env.DATA_DIR, 'evidence/originals');
    const kept = readdirSync(originals).map((name) => readFileSync(join(originals, name)));
    expect(kept.map((bytes) => sha256Of(bytes)).sort()).toEqual(
      rows.map((row) => row['content_hash']).sort(),
    );
    expect(kept.every((bytes) => bytes.length <= 500 * 1024)).toBe(true);
    expect(partSizes(uploads)).toEqual([]);

    // What people are shown stands upright and says nothing of place or owner.
    const own = new EvidenceClient(await signedIn(url, 'urumqi'));
    for (const { id } of rows) {
      const served = await own.content(String(id));
      const { width = 0, height = 0, exif } = await sharp(served).metadata();
      expect([height > width, exif, height]).toEqual([true, undefined, 1920]);
      for (const word of ['GPS', 'OwnerOfThePhone', 'CameraOfSomebody'])
        expect(served.includes(word)).toBe(false);
    }
    const changji = new EvidenceClient(await signedIn(url, 'changji'));
    expect((await changji.get(String(rows[0]?.['id']))).status).toBe(404);

    // The reviewer has them beside the row, and opens one.
    const review = await tablet.open();
    await signInAt(review, url, 'region-review');
    await review.goto(formUrl.replace('/forms/', '/review/'));
    const strip = review.getByRole('list', { name: `${PATENTS}的佐证材料` });
    await strip.waitFor();
    await expect.poll(() => loadedPictures(review)).toBe(2);
    expect(await review.getByRole('navigation', { name: '自评表' }).getByText('佐证 2 件').count()).toBe(1);
    await strip.getByRole('button', { name: '打开 证书-1.jpg' }).click();
    const picture = review.getByRole('dialog').getByRole('img', { name: '证书-1.jpg' });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalHeight)).toBe(1920);
  }, 300_000);
});

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 100,
    downloadThroughput: 500_000,
    uploadThroughput: SLOW_BYTES_PER_S,
  });
}

/** Sizes of what is coming in, small pictures left out. */
function partSizes(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('-full'))
    .map((name) => statSync(join(folder, name)).size);
}

async function untilHalfway(folder: string): Promise<void> {
  for (let i = 0; i < 600; i += 1) {
    if (partSizes(folder).some((size) => size > 100_000)) return;
    await sleep(50);
  }
  throw new Error('no photograph is on its way');
}

function loadedPictures(page: Page): Promise<number> {
  return page
    .locator('.strip img')
    .evaluateAll(
      (images) =>
        images.filter((image) => image instanceof HTMLImageElement && image.naturalWidth > 0).length,
    );
}
