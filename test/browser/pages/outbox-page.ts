import type { Locator, Page } from 'playwright-core';

/** The page 同步: what waits, and what can be done about each of it. */
export class OutboxPage {
  constructor(readonly page: Page) {}

  readonly hero = this.page.locator('.hero');

  async open(origin: string): Promise<void> {
    await this.page.goto(`${origin}/outbox`);
    await this.hero.waitFor();
  }

  /** How many entries wait, by the word of the page. */
  async pendingCount(): Promise<number> {
    return this.pendingCountIn(await this.hero.locator('.big').innerText());
  }

  /** The same in a text of the page that was read before; NaN when it says nothing. */
  pendingCountIn(text: string): number {
    const [, count] = /^(\d+) 项待送达$/m.exec(text) ?? [];
    return Number(count ?? (text.includes('没有待送达的内容') ? 0 : Number.NaN));
  }

  /** One entry by its value. */
  entry(value: string): Locator {
    return this.page.locator('li.entry').filter({ has: this.page.getByText(value, { exact: true }) });
  }

  async showAll(): Promise<void> {
    for (const button of await this.page.getByRole('button', { name: '展开', exact: true }).all())
      await button.click();
    const more = this.page.getByRole('button', { name: /^再看 \d+ 项/ });
    while ((await more.count()) > 0) await more.first().click();
  }

  /** Downloads what is not settled, and answers with the file. */
  async export(): Promise<string> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: '导出备份' }).click(),
    ]);
    return download.path();
  }

  async import(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.page.locator('input[type=file]').setInputFiles(file);
  }
}
