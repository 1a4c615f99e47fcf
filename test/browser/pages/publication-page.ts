import type { Locator, Page } from 'playwright-core';

/** The page 公开. */
export class PublicationPage {
  constructor(readonly page: Page) {}

  async open(url: string): Promise<void> {
    await this.page.goto(`${url}/report/publication`);
  }

  /** The report as everybody will read it. */
  get preview(): Locator {
    return this.page.getByRole('article', { name: '公开后的样子' });
  }

  record(number: number): Locator {
    return this.page.getByRole('listitem').filter({ hasText: `第 ${number} 次公开` });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog').filter({ visible: true });
  }

  /** Takes a text of the report out that nothing has suggested. */
  async takeOut(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: '要隐去的文字' }).fill(text);
    await this.page.getByRole('button', { name: '隐去这段文字' }).click();
  }

  /** Presses the button above, reads what is told, and goes on knowing of the gaps. */
  async publish(button: '公开' | '更正：重新公开', reason: string | null = null): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
    const confirm = this.dialog.getByRole('button', { name: '确认公开' });
    // A blocked button is pressed all the same: it then says why.
    await confirm.press('Enter');
    if (reason !== null) {
      await this.dialog.getByText('请先写明理由').waitFor();
      await this.dialog.getByRole('textbox', { name: '更正理由' }).fill(reason);
    }
    await this.dialog.getByText('请先确认知道报告不完整').waitFor();
    await this.dialog.getByRole('checkbox', { name: '我知道报告不完整，仍要公开' }).check();
    await confirm.click();
  }
}
