import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { CHROMIUM_MISSING, findChromium } from './find-chromium.mjs';
import { PROJECT_ROOT } from './project-root.ts';

export const PHONE = { width: 390, height: 844 };
export const TABLET = { width: 820, height: 1180 };
export const DESKTOP = { width: 1440, height: 900 };

const FAILURES = join(PROJECT_ROOT, 'test/results/failures');

const FLAGS = [
  ...['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

export interface BrowserOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly serviceWorkers?: 'allow' | 'block';
}

/** A Chromium with a profile that outlives it, as on a phone. */
export class TestBrowser {
  readonly profile = mkdtempSync(join(tmpdir(), 'attain-profile-'));
  #context: BrowserContext | undefined;

  constructor(private readonly options: BrowserOptions = {}) {}

  /** Opens the browser on its profile and returns its first page. */
  async open(): Promise<Page> {
    const executablePath = findChromium();
    if (executablePath === undefined) throw new Error(CHROMIUM_MISSING);
    this.#context = await chromium.launchPersistentContext(this.profile, {
      executablePath,
      args: FLAGS,
      viewport: this.options.viewport ?? PHONE,
      colorScheme: this.options.colorScheme ?? 'light',
      serviceWorkers: this.options.serviceWorkers ?? 'allow',
      locale: 'zh-CN',
      timezoneId: 'Asia/Urumqi',
      // Tests say what they wait for; these bounds are for busy cores.
      timeout: 30_000,
    });
    this.#context.setDefaultTimeout(60_000);
    return this.#context.pages()[0] ?? (await this.#context.newPage());
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error('the browser is not open');
    return this.#context;
  }

  get isOpen(): boolean {
    return this.#context !== undefined;
  }

  async setOffline(isOffline: boolean): Promise<void> {
    await this.context.setOffline(isOffline);
  }

  /** For a test that failed: what every page showed, and its address and texts. */
  async keepPictures(name: string): Promise<void> {
    for (const [i, page] of (this.#context?.pages() ?? []).entries()) {
      mkdirSync(FAILURES, { recursive: true });
      const file = join(FAILURES, `${name}-${i}`);
      await page.screenshot({ path: `${file}.png` }).catch(() => undefined); // a page that hangs has none
      writeFileSync(`${file}.txt`, `${page.url()}\n\n${await page.locator('body').innerText()}\n`);
    }
  }

  /** Ends the browser's processes at once, as Android does when it needs the memory. */
  async kill(): Promise<void> {
    const main = mainProcessOf(this.profile);
    if (main === undefined) throw new Error(`no browser runs on ${this.profile}`);
    process.kill(main, 'SIGKILL');
    await this.#context?.close().catch(() => undefined); // It is gone already.
    this.#context = undefined;
    while (processesOf(this.profile).length > 0) await sleep(50);
  }

  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = undefined;
  }

  /** Closes it and forgets the profile. */
  async remove(): Promise<void> {
    await this.close();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Whether a cookie of the origin has reached the profile's file; Chromium writes cookies every 30 seconds. */
  hasStoredCookies(): boolean {
    try {
      return readFileSync(join(this.profile, 'Default/Cookies')).includes('127.0.0.1');
    } catch {
      return false; // not written yet
    }
  }
}

function processesOf(profile: string): { pid: number; commandLine: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [{ pid: Number(name), commandLine: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
      } catch {
        return []; // It ended while we looked.
      }
    })
    .filter(({ commandLine }) => commandLine.includes(`--user-data-dir=${profile}`));
}

function mainProcessOf(profile: string): number | undefined {
  return processesOf(profile).find(({ commandLine }) => !commandLine.includes('--type='))?.pid;
}
