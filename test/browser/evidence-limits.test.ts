import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { PHONE, TestBrowser } from '../support/browser.ts';
import { openDatabaseOf } from '../support/each-database.ts';
import { aPhotograph } from '../support/evidence.ts';
import { MAIN_TITLE } from '../support/fill-forms.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { EvidencePanel } from './pages/evidence-panel.ts';
import { FormPage } from './pages/form-page.ts';
import { signInAt } from './pages/sign-in-page.ts';
import { untilSynced } from './pages/until-synced.ts';

const PATENTS = '有效发明专利并实际应用数量（项）';

describe('photographs and files', () => {
  const open = openDatabaseOf('sqlite');
  const folder = mkdtempSync(join(tmpdir(), 'attain-files-'));
  const phone = new TestBrowser({ viewport: PHONE });
  let server: RunningServer | undefined;
  let page: Page;
  let panel: EvidencePanel;
  beforeAll(async () => {
    server = await startServer({ ...(await open()).env, DEMO: '1' });
    page = await phone.open();
    await signInAt(page, server.url, 'urumqi');
    const form = new FormPage(page);
    await form.open(MAIN_TITLE);
    await form.openRow(PATENTS);
    panel = new EvidencePanel(page, PATENTS);
  }, 120_000);
  afterAll(async () => {
    await phone.remove();
    await server?.stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('are refused with words where they break a limit or are no photographs, and nothing of them is kept', async () => {
    onTestFailed(() => phone.keepPictures('evidence-limits'));
    const count = await panel.pieces.count();
    const refused: readonly [name: string, mimeType: string, bytes: Buffer, words: string][] = [
      ['空.jpg', 'image/jpeg', Buffer.alloc(0), '文件是空的'],
      ['假.jpg', 'image/jpeg', Buffer.from('<script>alert(1)</script>'), '照片打不开'],
      ['图.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"'), '照片打不开'],
      ['假.pdf', 'application/pdf', Buffer.from('不是 PDF'), '内容和文件类型不符'],
      ['程序.exe', 'application/octet-stream', Buffer.alloc(9), '只能选照片'],
    ];
    for (const [name, mimeType, buffer, words] of refused) {
      await panel.choose({ name, mimeType, buffer });
      await panel.panel.getByRole('alert').getByText(words).waitFor();
    }
    const large = join(folder, '大.pdf');
    writeFileSync(large, '');
    truncateSync(large, 20 * 1024 * 1024 + 1);
    await panel.chooseFrom(large);
    await panel.panel.getByRole('alert').getByText('超过 20 MB').waitFor();
    expect(await panel.pieces.count()).toBe(count);
  });

  it('are refused when the phone is full, and what was entered before stays', async () => {
    onTestFailed(() => phone.keepPictures('evidence-full'));
    const count = await panel.pieces.count();
    const chunks = () => countStored(page);
    const before = await chunks();
    const photograph = await aPhotograph({ width: 1600, height: 1200, seed: 9 });
    const file = { name: '满.jpg', mimeType: 'image/jpeg', buffer: photograph };

    // The browser says so before anything is written.
    await page.evaluate(() => {
      const storage = navigator.storage;
      const usual = storage.estimate.bind(storage);
      storage.estimate = () => Promise.resolve({ usage: 9_000_000, quota: 10_000_000 });
      Object.assign(window, { leaveRoom: () => (storage.estimate = usual) });
    });
    await panel.choose(file);
    await panel.panel.getByRole('alert').getByText('本机空间不足').waitFor();

    await panel.choose({ name: '空.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) });
    await panel.panel.getByRole('alert').getByText('文件是空的').waitFor();

    // It says nothing, and the second chunk finds no room. (Chromium's own override of quotas is without effect here.)
    await page.evaluate(() => {
      navigator.storage.estimate = () => Promise.resolve({});
      const put = Reflect.get(IDBObjectStore.prototype, 'put');
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, ...key) {
        const isSecond = this.name === 'evidenceChunks' && Reflect.get(Object(value), 'index') === 1;
        if (isSecond) throw new DOMException('no room', 'QuotaExceededError');
        return put.call(this, value, ...key);
      };
      Object.assign(window, { mend: () => (IDBObjectStore.prototype.put = put) });
    });
    await panel.choose({ ...file, name: '真满.jpg' });
    await panel.panel.getByRole('alert').getByText('本机空间不足').waitFor({ timeout: 30_000 });
    expect(await panel.pieces.count()).toBe(count);
    expect(await chunks()).toEqual(before);

    // There is room again.
    await page.evaluate(() => {
      for (const name of ['mend', 'leaveRoom']) (Reflect.get(window, name) as () => void)();
    });
    await panel.choose(file);
    await panel.piece('满.jpg').waitFor();
    expect(await panel.pieces.count()).toBe(count + 1);
    await untilSynced(page, panel.piece('满.jpg').getByText('已送达'));

    // Taken back, it is gone from the form, and its bytes from the phone.
    await panel.piece('满.jpg').getByRole('button', { name: '移除 满.jpg' }).click();
    await panel.piece('满.jpg').getByRole('button', { name: '移除', exact: true }).click();
    await panel.piece('满.jpg').waitFor({ state: 'detached' });
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect.poll(chunks, { timeout: 60_000, interval: 500 }).toEqual(before);
  }, 180_000);
});

/** Hashes and chunks in the database of the signed-in person. */
function countStored(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { name = '' } =
      (await indexedDB.databases()).find((database) => /^attain-(?!device)/.test(database.name ?? '')) ?? {};
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('not opened'));
    });
    const keys = await new Promise<IDBValidKey[]>((resolve) => {
      const request = database.transaction('evidenceChunks').objectStore('evidenceChunks').getAllKeys();
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    return keys.map(String).sort();
  });
}
