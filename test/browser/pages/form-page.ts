import type { Locator, Page } from 'playwright-core';

/** The list of forms and one form, as a preparer sees them on a phone. */
export class FormPage {
  constructor(readonly page: Page) {}

  readonly saveButton = this.page.getByRole('button', { name: '保存', exact: true });
  readonly submitButton = this.page.locator('footer').getByRole('button', { name: '提交', exact: true });

  /** From the list of forms; the title must be the whole title. */
  async open(title: string): Promise<void> {
    await this.page
      .getByRole('link')
      .filter({ has: this.page.getByRole('heading', { name: title, exact: true }) })
      .click();
    await this.page.waitForURL(/\/forms\/./);
    await this.page.locator('article').first().waitFor();
  }

  /** One indicator, open or closed, found by its whole name. */
  row(indicator: string): Locator {
    return this.page
      .locator('article')
      .filter({ has: this.page.getByRole('heading', { name: indicator, exact: true }) });
  }

  async openRow(indicator: string): Promise<Locator> {
    const row = this.row(indicator);
    await row.waitFor();
    const opener = row.getByRole('button', { name: indicator, exact: true });
    if ((await opener.count()) > 0) await opener.click();
    await this.field(indicator, '实际完成值').waitFor();
    return row;
  }

  field(indicator: string, label: '实际完成值' | '完成率' | '偏差原因' | '改进措施'): Locator {
    return this.row(indicator).getByRole('textbox', { name: label, exact: true });
  }

  /** Types into a field of an open row and leaves it, which saves. */
  async enter(
    indicator: string,
    label: '实际完成值' | '完成率' | '偏差原因' | '改进措施',
    text: string,
  ): Promise<void> {
    const field = this.field(indicator, label);
    await field.fill(text);
    await field.blur();
  }

  state(indicator: string, word: '已存本机' | '已送达' | '需处理'): Locator {
    return this.row(indicator).getByText(new RegExp(`^${word}`));
  }

  async submit(): Promise<void> {
    await this.submitButton.click();
    await this.page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click();
  }
}
