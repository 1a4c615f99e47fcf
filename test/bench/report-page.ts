import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { signInAt } from '../browser/pages/sign-in-page.ts';
import { DESKTOP, TestBrowser } from '../support/browser.ts';
import { median } from './measurement.ts';

const OPENINGS = 3;
/** The first sync checks what came, unit by unit. */
const FIRST_SYNC_MS = 300_000;
const WHEEL_TURNS = 40;
const WHEEL_PX = 3000;
/** A long task is told after it ended. */
const SETTLED_MS = 2000;

/** How the report page of a large region feels; milliseconds. */
export interface PageTimes {
  /** From the navigation to the first of the paper. */
  readonly toFirst: number;
  /** All tasks of more than 50 ms until nothing more comes, and the longest of them. */
  readonly openingTasks: number;
  readonly longestOpeningTask: number;
  readonly scrollingTasks: number;
  readonly longestScrollingTask: number;
}

/** Opens the report of what is on the device already, and scrolls through all of it. */
export async function measureReportPage(url: string): Promise<PageTimes> {
  const browser = new TestBrowser({ viewport: DESKTOP });
  try {
    const page = await browser.open();
    await signInAt(page, url, 'region-manage');
    await page.getByRole('navigation').getByRole('link', { name: '报告' }).click();
    const paper = page.getByRole('article', { name: '报告预览' });
    await paper.locator('#report-annex-0').waitFor({ state: 'attached', timeout: FIRST_SYNC_MS });
    await page.addInitScript(noteLongTasks);
    const openings: { readonly toFirst: number; readonly tasks: readonly number[] }[] = [];
    for (let i = 0; i < OPENINGS; i++) {
      await page.reload();
      const first = await page.waitForFunction(() => window.firstOfPaperAt);
      await page.locator('#report-annex-0').waitFor({ state: 'attached' });
      openings.push({ toFirst: (await first.jsonValue()) ?? NaN, tasks: await takeLongTasks(page) });
    }
    await scrollThrough(page);
    const scrolling = await takeLongTasks(page);
    return {
      toFirst: median(openings.map(({ toFirst }) => toFirst)),
      openingTasks: median(openings.map(({ tasks }) => sumOf(tasks))),
      longestOpeningTask: median(openings.map(({ tasks }) => Math.max(0, ...tasks))),
      scrollingTasks: sumOf(scrolling),
      longestScrollingTask: Math.max(0, ...scrolling),
    };
  } finally {
    await browser.remove();
  }
}

async function scrollThrough(page: Page): Promise<void> {
  const box = await page.getByRole('main').boundingBox();
  if (!box) throw new Error('the report is not on the page');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let i = 0; i < WHEEL_TURNS; i++) {
    await page.mouse.wheel(0, WHEEL_PX);
    await sleep(50);
  }
  const reached = await page.getByRole('main').evaluate(({ scrollTop }) => scrollTop);
  if (reached < (WHEEL_TURNS * WHEEL_PX) / 2)
    throw new Error(`the report was scrolled by ${reached} px only`);
}

async function takeLongTasks(page: Page): Promise<readonly number[]> {
  await sleep(SETTLED_MS);
  return page.evaluate(() => window.longTasks.splice(0));
}

/** Runs in the page before its own scripts. */
function noteLongTasks(): void {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    window.longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    const paper = document.querySelector('article');
    if (paper && paper.getBoundingClientRect().height > 0) window.firstOfPaperAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function sumOf(tasks: readonly number[]): number {
  return tasks.reduce((sum, task) => sum + task, 0);
}

declare global {
  interface Window {
    longTasks: number[];
    firstOfPaperAt?: number;
  }
}
