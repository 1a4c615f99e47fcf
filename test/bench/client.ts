import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { FormPage } from '../browser/pages/form-page.ts';
import { SignInPage } from '../browser/pages/sign-in-page.ts';
import { TestBrowser } from '../support/browser.ts';
import { MAIN_TITLE } from '../support/fill-forms.ts';
import { startServer } from '../support/start-server.ts';
import { median, type Measurement } from './measurement.ts';

const KIB = 1024;
/** Four seconds at 400 kbit/s, what a county's mobile network gives on a bad day. */
const SCRIPT_LIMIT_KIB = 200;
/** A person notices waiting from here on. */
const REOPEN_LIMIT_MS = 1000;
const REOPENINGS = 7;

/** What the network carries before the first field, and how long a form takes to open without a network. */
export async function measureClient(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attain-bench-'));
  const server = await startServer({ DATA_DIR: folder, DEMO: '1', NODE_ENV: 'development' });
  try {
    const { toSignIn, toForm } = await measureScripts(server.url);
    const reopened = await measureReopening(server.url, () => server.stop());
    const limit = { name: 'limit', value: SCRIPT_LIMIT_KIB };
    return [
      {
        name: 'scripts to the sign-in field, gzip',
        value: toSignIn / KIB,
        unit: 'KiB',
        against: limit,
        wanted: { atMost: 1 },
      },
      {
        name: 'scripts to the first field of a form, gzip',
        value: toForm / KIB,
        unit: 'KiB',
        against: limit,
        wanted: { atMost: 1 },
      },
      {
        name: 'form reopened offline, to its first row',
        value: median(reopened),
        unit: 'ms',
        against: { name: 'limit', value: REOPEN_LIMIT_MS },
        wanted: { atMost: 1 },
      },
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bytes of scripts as they came over the wire, compressed with gzip, headers included. */
async function measureScripts(url: string): Promise<{ toSignIn: number; toForm: number }> {
  // Without a service worker: it would load every script at once, in the background.
  const browser = new TestBrowser({ serviceWorkers: 'block' });
  try {
    const page = await browser.open();
    const bytes = await countScriptBytes(page);
    await page.goto(url);
    await new SignInPage(page).account.waitFor();
    const toSignIn = bytes();
    await new SignInPage(page).signIn('urumqi');
    await new FormPage(page).open(MAIN_TITLE);
    await page.getByRole('textbox').first().waitFor();
    return { toSignIn, toForm: bytes() };
  } finally {
    await browser.remove();
  }
}

async function countScriptBytes(page: Page): Promise<() => number> {
  const session = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  let total = 0;
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type !== 'Script') return;
    scripts.add(requestId);
    const { 'content-encoding': encoding = 'none' } = response.headers;
    if (encoding !== 'gzip') console.warn(`${response.url} came with the encoding ${String(encoding)}`);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) total += encodedDataLength;
  });
  await session.send('Network.enable');
  await page.setExtraHTTPHeaders({ 'accept-encoding': 'gzip' });
  return () => total;
}

/** Milliseconds from the navigation to the first row of the form, in a browser just started, with no server. */
async function measureReopening(url: string, stopServer: () => Promise<unknown>): Promise<number[]> {
  const browser = new TestBrowser();
  try {
    let page = await browser.open();
    await page.goto(url);
    await new SignInPage(page).signIn('urumqi');
    await new FormPage(page).open(MAIN_TITLE);
    const formUrl = page.url();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await stopServer();

    const times: number[] = [];
    for (let i = 0; i < REOPENINGS; i++) {
      await browser.close();
      page = await browser.open();
      await page.addInitScript(noteFirstRow);
      await page.goto(formUrl);
      const handle = await page.waitForFunction(() => window.firstRowAt);
      times.push((await handle.jsonValue()) ?? NaN);
    }
    return times;
  } finally {
    await browser.remove();
  }
}

/** Runs in the page before its own scripts. */
function noteFirstRow(): void {
  const look = () => {
    const row = document.querySelector('article');
    if (row && row.getBoundingClientRect().height > 0) window.firstRowAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

declare global {
  interface Window {
    firstRowAt?: number;
  }
}
