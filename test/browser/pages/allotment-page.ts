import type { Locator, Page } from 'playwright-core';

/** 资金分配建议: the table of the proposal, what it is made by, and how one amount came about. */
export class AllotmentPage {
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog');
  }

  /** Waits until the proposal is there. */
  async ready(): Promise<void> {
    await this.page.getByRole('heading', { name: '资金分配建议' }).waitFor();
    await this.page.getByRole('region', { name: '分配建议' }).waitFor();
  }

  /** A figure of the plan, by its label. */
  field(label: string): Locator {
    return this.page.getByRole('textbox', { name: label, exact: true });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** The cells of a line; the total's name is 合计. */
  line(unit: string): Locator {
    return this.page.getByRole('row', { name: new RegExp(`^${unit}`) });
  }

  /** What is proposed for each unit and in total, as it stands there. */
  async amounts(): Promise<string[]> {
    const rows = this.page.getByRole('region', { name: '分配建议' }).locator('tbody tr, tfoot tr');
    return rows.locator('td:nth-child(2)').allInnerTexts();
  }

  /** Waits until everything tried out is in the device's database. */
  async kept(): Promise<void> {
    await this.page.getByText('测算条件已存在本机').waitFor();
  }

  /** Tries out a score for a unit that has none. */
  async assume(unit: string, score: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${unit}.*打开测算说明`) }).click();
    await this.dialog.getByRole('textbox', { name: '假设得分' }).fill(score);
    await this.dialog.getByText(`假设得分 ${score}，`).waitFor();
    await this.page.keyboard.press('Escape');
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
