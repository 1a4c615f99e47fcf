import type { Page } from 'playwright-core';

export class SignInPage {
  constructor(readonly page: Page) {}

  readonly account = this.page.getByRole('textbox', { name: '账号' });
  readonly password = this.page.getByLabel('密码', { exact: true });
  readonly button = this.page.getByRole('button', { name: '登录', exact: true });

  async signIn(accountName: string, password = 'demo-2024'): Promise<void> {
    await this.account.fill(accountName);
    await this.password.fill(password);
    await this.button.click();
    await this.button.waitFor({ state: 'detached' });
  }
}

/** Opens the origin in a browser that nobody is signed in to, and signs in. */
export async function signInAt(page: Page, origin: string, accountName: string): Promise<void> {
  await page.goto(origin);
  await new SignInPage(page).signIn(accountName);
}
