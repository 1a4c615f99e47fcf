import { afterAll, describe, expect, it, onTestFailed } from 'vitest';
import { PHONE, TestBrowser } from '../support/browser.ts';
import { openDatabaseOf } from '../support/each-database.ts';
import { expectIntactLog } from '../support/expect-intact-log.ts';
import { MAIN_TITLE } from '../support/fill-forms.ts';
import { queryRaw } from '../support/raw-database.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { FormPage } from './pages/form-page.ts';
import { signInAt } from './pages/sign-in-page.ts';
import { untilSynced } from './pages/until-synced.ts';

const PATENTS = '有效发明专利并实际应用数量（项）';

describe('two devices that edit one cell from the same base', () => {
  const open = openDatabaseOf('sqlite');
  const first = new TestBrowser({ viewport: PHONE });
  const second = new TestBrowser({ viewport: PHONE });
  let server: RunningServer | undefined;
  afterAll(async () => {
    await Promise.all([first.remove(), second.remove()]);
    await server?.stop('SIGKILL');
  });

  it('leave one value applied and one in conflict, both kept and both shown on both', async () => {
    onTestFailed(async () => {
      await first.keepPictures('two-devices-first');
      await second.keepPictures('two-devices-second');
    });
    const { env } = await open();
    server = await startServer({ ...env, DEMO: '1' });
    const { url } = server;
    const forms = await Promise.all(
      [first, second].map(async (browser) => {
        const page = await browser.open();
        await signInAt(page, url, 'urumqi');
        const form = new FormPage(page);
        await form.open(MAIN_TITLE);
        await form.openRow(PATENTS);
        return form;
      }),
    );
    const [early, late] = forms;
    if (!early || !late) throw new Error('unreachable: two were opened');

    await second.setOffline(true);
    await early.enter(PATENTS, '实际完成值', '6');
    await early.state(PATENTS, '已送达').waitFor();
    await late.enter(PATENTS, '实际完成值', '8');
    await late.state(PATENTS, '已存本机').waitFor();

    await second.setOffline(false);
    await late.row(PATENTS).getByText('需处理').first().waitFor({ timeout: 60_000 });
    const [conflict] = await queryRaw(env, 'SELECT mine, theirs, state FROM field_conflict');
    expect(conflict).toMatchObject({ state: 'OPEN' });
    expect(String(conflict?.['mine'])).toContain('"8"');
    expect(String(conflict?.['theirs'])).toContain('"6"');
    const [cell] = await queryRaw(
      env,
      `SELECT a.value_text FROM indicator_actual a JOIN indicator i ON i.id = a.indicator_id
       JOIN self_evaluation f ON f.id = a.self_evaluation_id
       WHERE i.level3 = '${PATENTS}' AND f.org_unit_id = 'urumqi'`,
    );
    expect(cell?.['value_text']).toBe('6');

    await untilSynced(early.page, early.row(PATENTS).getByText('需处理').first());
    for (const { page, row } of [
      { page: late.page, row: late.row(PATENTS) },
      { page: early.page, row: early.row(PATENTS) },
    ]) {
      await row.getByRole('link', { name: '去选择' }).click();
      await page.getByRole('radio').first().waitFor();
      const options = await page.locator('fieldset').innerText();
      expect(options).toMatch(/\b8\b/);
      expect(options).toMatch(/\b6\b/);
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    }
    // FT-77
    await expectIntactLog(env);
  });
});
