import type { Page } from 'playwright-core';

/** From here on the service worker has every file of the app and answers for this page. */
export async function untilServedByWorker(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}
