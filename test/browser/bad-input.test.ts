import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { PHONE, TestBrowser } from '../support/browser.ts';
import { openDatabaseOf, type EmptyDatabase } from '../support/each-database.ts';
import { MAIN_TITLE } from '../support/fill-forms.ts';
import { queryRaw } from '../support/raw-database.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { FormPage } from './pages/form-page.ts';
import { SignInPage, signInAt } from './pages/sign-in-page.ts';

const PATENTS = '有效发明专利并实际应用数量（项）';
const VALUE = '实际完成值';

describe('bad input on the screen', () => {
  const open = openDatabaseOf('sqlite');
  const browser = new TestBrowser({ viewport: PHONE });
  let env: EmptyDatabase['env'];
  let server: RunningServer;
  let form: FormPage;

  beforeAll(async () => {
    ({ env } = await open());
    server = await startServer({ ...env, DEMO: '1' });
    form = new FormPage(await browser.open());
  });
  afterAll(async () => {
    await browser.remove();
    await server?.stop('SIGKILL');
  });

  const standing = async (): Promise<unknown> => {
    const [cell] = await queryRaw(
      env,
      `SELECT a.value_text FROM indicator_actual a JOIN indicator i ON i.id = a.indicator_id
       JOIN self_evaluation f ON f.id = a.self_evaluation_id
       WHERE i.level3 = '${PATENTS}' AND f.id = 'form-urumqi-main'`,
    );
    return cell?.['value_text'];
  };

  it('is answered at its place, kept in the field and never saved; full-width digits are taken', async () => {
    onTestFailed(() => browser.keepPictures('bad-input'));
    await signInAt(form.page, server.url, 'urumqi');
    await form.open(MAIN_TITLE);
    await form.openRow(PATENTS);
    for (const [text, answer] of [
      ['abc', '请填数字'],
      ['1e400', '最多 15 位整数'],
      ['9'.repeat(400), '最多 15 位整数'],
      ['-3', '不能小于 0'],
    ] as const) {
      await form.enter(PATENTS, VALUE, text);
      await form.row(PATENTS).getByText(answer).first().waitFor();
      expect(await form.field(PATENTS, VALUE).inputValue()).toBe(text);
      expect(await form.state(PATENTS, '已存本机').or(form.state(PATENTS, '已送达')).count()).toBe(0);
    }
    expect(await standing()).toBeNull();

    await form.enter(PATENTS, VALUE, '７．５');
    await form.state(PATENTS, '已送达').waitFor();
    expect(await standing()).toMatch(/^(7\.5|７．５)$/);
    await form.row(PATENTS).getByText('达到目标').first().waitFor();
  });

  it('shows nothing of a form of another prefecture, asked for by its address', async () => {
    await form.page.goto(`${server.url}/forms/form-changji-main`);
    await form.page.getByText('没有找到这张自评表').waitFor();
    expect(await form.page.locator('main').innerText()).not.toMatch(/昌吉/);
  });

  it('keeps what is entered in a session that was ended elsewhere, and sends it after signing in again', async () => {
    onTestFailed(() => browser.keepPictures('ended-session'));
    await form.page.goto(`${server.url}/forms/form-urumqi-main`);
    await form.openRow(PATENTS);
    const cookies = await browser.context.cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    await new ApiClient(server.url).withCookie(cookie).request('mutation SignOut { signOut }');

    await form.enter(PATENTS, VALUE, '12');
    await form.page.getByText('登录已过期').first().waitFor();
    await form.state(PATENTS, '已存本机').waitFor();
    await form.page
      .getByRole('link', { name: '登录' })
      .or(form.page.getByRole('button', { name: '登录' }))
      .first()
      .click();
    await new SignInPage(form.page).signIn('urumqi');
    await expect.poll(standing, { timeout: 60_000 }).toBe('12');
  });

  it('answers a wrong password and an unknown account in the same words', async () => {
    const stranger = new TestBrowser({ viewport: PHONE });
    try {
      const page = await stranger.open();
      const answers: string[] = [];
      for (const [account, password] of [
        ['urumqi', 'demo-2023'],
        ['nobody-here', 'demo-2024'],
      ] as const) {
        await page.goto(server.url);
        const signIn = new SignInPage(page);
        await signIn.account.fill(account);
        await signIn.password.fill(password);
        await signIn.button.click();
        answers.push(await page.getByRole('alert').innerText());
      }
      expect(answers[0]).toMatch(/账号或密码/);
      expect(answers[1]).toBe(answers[0]);
    } finally {
      await stranger.remove();
    }
  });
});
