import type { Locator, Page } from 'playwright-core';

/** 检查: the rules as cards, what they found inside. */
export class ExaminationPage {
  constructor(private readonly page: Page) {}

  /** Waits until the findings are there. */
  async ready(): Promise<void> {
    await this.page.getByRole('heading', { name: '检查', exact: true }).waitFor();
    await this.page.getByRole('group', { name: '严重程度' }).waitFor();
  }

  /** The card of one rule, by its id. */
  rule(code: string): Locator {
    return this.page.locator('details.card', {
      has: this.page.getByRole('heading', { name: new RegExp(`^${code} `) }),
    });
  }

  async show(severity: '全部' | '错误' | '疑似违规' | '薄弱'): Promise<void> {
    await this.page.getByRole('group', { name: '严重程度' }).getByRole('button', { name: severity }).click();
  }

  /** The ids of the rules that found something, as they stand. */
  async codes(): Promise<string[]> {
    const headings = await this.page.locator('details.card h2').allInnerTexts();
    return headings.map((heading) => heading.slice(0, 3));
  }
}
