import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

/** Other people's work arrives with the next pull, at the latest after a minute; coming back to a page asks at once. */
export async function untilSynced(page: Page, sign: Locator): Promise<void> {
  for (let i = 0; i < 30; i++) {
    if (await sign.isVisible()) return;
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await sleep(500);
  }
  await sign.waitFor({ timeout: 60_000 });
}
