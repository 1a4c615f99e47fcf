import { expect } from 'vitest';
import type { TestBrowser } from '../support/browser.ts';
import { fieldOf } from './offline-form.ts';
import { FormPage } from './pages/form-page.ts';

/**
 * The disk has no room: the text stays on the screen and is called not saved, until there is room again. Set before
 * the app first writes, since Chromium remembers for half a minute how much room there was.
 *
 * @param entered What waits before.
 * @returns How many entries it has added.
 */
export async function fillTheDisk(
  phone: TestBrowser,
  formUrl: string,
  indicator: string,
  entered: number,
): Promise<number> {
  const page = await phone.open();
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(formUrl);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await page.goto(formUrl);
  const form = new FormPage(page);
  const field = await fieldOf(page, indicator);
  await field.fill('7777');
  await field.blur();
  const banner = page.getByRole('alert').filter({ hasText: '没有存上' });
  await banner.waitFor({ timeout: 30_000 });
  expect(await field.inputValue()).toBe('7777');
  expect(await page.getByText(`${entered} 项待送达`).count()).toBeGreaterThan(0);
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await banner.getByRole('button', { name: '再存一次' }).click();
  await banner.waitFor({ state: 'detached', timeout: 30_000 });
  await form.state(indicator, '已存本机').last().waitFor();
  await page
    .getByText(`${entered + 1} 项待送达`)
    .first()
    .waitFor();
  return 1;
}
