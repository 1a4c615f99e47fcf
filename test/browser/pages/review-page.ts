import type { Locator, Page } from 'playwright-core';

/** The list of forms and one form, as a reviewer sees them on a tablet. */
export class ReviewPage {
  constructor(readonly page: Page) {}

  readonly table = this.page.getByRole('table');

  /** Opens a form of the list by its unit and its whole title. */
  async open(unit: string, title: string): Promise<void> {
    await this.entry(unit, title).click();
    await this.page.getByRole('heading', { name: `${unit} · ${title}`, exact: true }).waitFor();
  }

  entry(unit: string, title: string): Locator {
    return this.page
      .getByRole('navigation', { name: '自评表' })
      .getByRole('link')
      .filter({ hasText: unit })
      .filter({ has: this.page.getByText(title, { exact: true }) });
  }

  /** Marks one row for return and says why. */
  async mark(indicator: string, reason: string): Promise<void> {
    await this.table.getByRole('button', { name: `退回这一格：${indicator}`, exact: true }).click();
    await this.page.getByRole('textbox', { name: '退回原因' }).fill(reason);
  }

  async decide(decision: '通过' | '退回'): Promise<void> {
    await this.page.locator('footer').getByRole('button', { name: decision, exact: true }).first().click();
    await this.page.getByRole('dialog').getByRole('button', { name: decision, exact: true }).click();
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
}
