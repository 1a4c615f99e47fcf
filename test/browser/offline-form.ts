import type { Locator, Page } from 'playwright-core';
import type { TestBrowser } from '../support/browser.ts';
import { FormPage } from './pages/form-page.ts';

/** The form in two tabs of a browser that was just killed or is still open. */
export async function openTwoTabs(
  phone: TestBrowser,
  formUrl: string,
  now: Date | null = null,
): Promise<readonly [Page, Page]> {
  const first = phone.isOpen
    ? (phone.context.pages()[0] ?? (await phone.context.newPage()))
    : await phone.open();
  const second = await phone.context.newPage();
  for (const page of [first, second]) {
    if (now) await page.clock.setSystemTime(now);
    await page.goto(formUrl);
  }
  return [first, second];
}

/** 实际完成值 of an indicator, whose row is opened. */
export async function fieldOf(page: Page, indicator: string): Promise<Locator> {
  const form = new FormPage(page);
  await form.openRow(indicator);
  return form.field(indicator, '实际完成值');
}
