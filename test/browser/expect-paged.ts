import { expect } from 'vitest';
import type { OutboxPage } from './pages/outbox-page.ts';
import { timed } from './timed.ts';

/**
 * All of what waits of one form can be reached, no more than the person asked for is drawn, and the keyboard goes on
 * where new rows begin.
 *
 * @returns How long the first rows took, in milliseconds.
 */
export async function expectPaged({ page }: OutboxPage, waiting: number): Promise<number> {
  const rows = page.locator('li.entry');
  const unfoldedInMs = await timed(async () => {
    await page.getByRole('button', { name: '展开', exact: true }).click();
    await rows.nth(49).waitFor();
  });
  expect(await rows.count()).toBe(50);
  const more = page.getByRole('button', { name: `再看 50 项（还有 ${waiting - 50} 项）` });
  expect((await more.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await more.press('Enter');
  await rows.nth(99).waitFor();
  expect(await rows.count()).toBe(100);
  expect(await rows.nth(50).evaluate((row) => row === document.activeElement)).toBe(true);
  return unfoldedInMs;
}
