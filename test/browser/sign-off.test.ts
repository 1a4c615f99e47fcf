import { printShortCode } from '@attain/shared/sign-off/short-code';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '../support/api-client.ts';
import { DESKTOP, TABLET, TestBrowser } from '../support/browser.ts';
import { openDatabaseOf } from '../support/each-database.ts';
import { answerFindings, newestVersion, putUp, sign } from '../support/sign-off.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { signInAt } from './pages/sign-in-page.ts';
import { untilServedByWorker } from './pages/until-served-by-worker.ts';
import { untilSynced } from './pages/until-synced.ts';

const REASON = '请补写公开日期和网址';
/** What the demonstration's report leaves open. */
const GAPS = /还有 \d+ 处未填写，各地和本级共 \d+ 张自评表未审核通过/;
/** A version is made in seconds; in a minute on a busy machine. */
const MADE_WITHIN = { timeout: 150_000 };

describe('a report on its way to the public', () => {
  const open = openDatabaseOf('sqlite');
  const [drafting, signing, reading] = [new TestBrowser(), new TestBrowser(), new TestBrowser()];
  let server: RunningServer;
  let drafter: Page;
  let signer: Page;

  beforeAll(async () => {
    server = await startServer({ ...(await open()).env, DEMO: '1' });
    drafter = await drafting.open();
    await drafter.setViewportSize(DESKTOP);
    await signInAt(drafter, server.url, 'region-manage');
    signer = await signing.open();
    await signer.setViewportSize(TABLET);
    await signInAt(signer, server.url, 'region-review');
  }, 180_000);
  afterAll(async () => {
    await Promise.all([drafting, signing, reading].map((browser) => browser.remove()));
    await server?.stop('SIGKILL');
  });

  const version = (page: Page, number: number) =>
    page.getByRole('region', { name: `第 ${number} 版`, exact: true });

  /** The drafter is told what is missing, and puts it up all the same. */
  async function putUpAt(page: Page): Promise<void> {
    await page.getByRole('button', { name: '提请签发' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText(GAPS).waitFor();
    await sheet.getByRole('checkbox', { name: '我知道报告不完整，仍要提请签发' }).check();
    await sheet.getByRole('button', { name: '提请签发', exact: true }).click();
  }

  it('is looked at and put up by the manager', async () => {
    await drafter.getByRole('navigation').getByRole('link', { name: '报告' }).click();
    await untilSynced(drafter, drafter.getByRole('article').getByText('自评总分为').first());
    const panel = drafter.getByRole('complementary');
    await panel.getByRole('button', { name: '生成文件' }).click();
    await panel.getByRole('button', { name: /^保存报告 .docx/ }).waitFor(MADE_WITHIN);
    await panel.getByRole('link', { name: '签发和归档' }).click();
    await drafter.getByText('还没有提请过签发').waitFor();
    await putUpAt(drafter);
    await version(drafter, 1).getByText('待签发').waitFor(MADE_WITHIN);
    // The drafter may take it back, and sign nothing.
    expect(await version(drafter, 1).getByRole('button', { name: '签发', exact: true }).count()).toBe(0);
    await version(drafter, 1).getByRole('button', { name: '撤回' }).waitFor();
    await version(drafter, 1).getByText(GAPS).waitFor();
  });

  it('is returned by the reviewer, with a reason that the drafter reads', async () => {
    await untilSynced(signer, signer.getByRole('navigation').getByRole('link', { name: '报告' }));
    await signer.goto(`${server.url}/report/sign-off`);
    await version(signer, 1).getByText('待签发').waitFor();
    expect(
      await version(signer, 1)
        .getByText(/还有错误或疑似违规没有说明（.*F31/)
        .count(),
    ).toBe(1);
    await version(signer, 1).getByRole('button', { name: '退回' }).click();
    const sheet = signer.getByRole('dialog');
    const reason = sheet.getByRole('textbox', { name: '退回原因' });
    // A blocked button is pressed all the same: it then says why. By key: a forced click misses a rising sheet.
    await sheet.getByRole('button', { name: '退回', exact: true }).press('Enter');
    await sheet.getByText('请写明退回原因').waitFor();
    await reason.fill(REASON);
    await sheet.getByRole('button', { name: '退回', exact: true }).click();
    await version(signer, 1).getByText('已退回').waitFor();
    await drafter.reload();
    await version(drafter, 1).getByText(REASON).waitFor();
  });

  it('is put up again, and signed once the findings are answered', async () => {
    await putUpAt(drafter);
    await version(drafter, 2).getByText('待签发').waitFor(MADE_WITHIN);
    const manager = await signedIn(server.url, 'region-manage');
    await answerFindings(manager, await newestVersion(manager));
    await signer.reload();
    await version(signer, 2).getByRole('button', { name: '签发', exact: true }).click();
    const sheet = signer.getByRole('dialog');
    await sheet.getByText(GAPS).waitFor();
    await sheet.getByRole('button', { name: '签发', exact: true }).press('Enter');
    await sheet.getByText('请先确认知道报告不完整').waitFor();
    await sheet.getByRole('checkbox', { name: '我知道报告不完整，仍要签发' }).check();
    await sheet.getByRole('button', { name: '签发', exact: true }).click();
    await version(signer, 2).getByText('已签发').waitFor();
    expect(
      await version(signer, 2)
        .getByText(/审核.* 签发/)
        .count(),
    ).toBe(1);
  });

  it('is not signed without a network, and says so', async () => {
    await untilServedByWorker(signer);
    await signing.setOffline(true);
    await signer.reload();
    await signer.getByText('签发由服务器办理，联网后再来').first().waitFor();
    await signing.setOffline(false);
    await signer.getByRole('button', { name: '再试一次' }).click();
    await version(signer, 2).getByText('已签发').waitFor();
  });

  it('is confirmed to anybody with the code: right, mistyped, unknown, corrected', async () => {
    const manager = await signedIn(server.url, 'region-manage');
    const signed = await newestVersion(manager);
    const page = await reading.open();
    await page.goto(`${server.url}/public/proof/`);
    const field = page.getByRole('textbox', { name: /查验码/ });
    await field.fill(printShortCode(signed.code).toLowerCase());
    await page.getByRole('button', { name: '查验' }).click();
    await page.getByText('查验码正确，本报告已签发。').waitFor();
    await page.getByText('本报告不完整：还有').waitFor();
    for (const told of [signed.contentHash, '98.50 分', ...signed.files.map(({ sha256 }) => sha256)]) {
      await page.getByText(told).first().waitFor();
    }
    await page.getByRole('textbox', { name: /SHA-256/ }).fill(signed.files[0]?.sha256 ?? '');
    await page.getByRole('button', { name: '比对' }).click();
    await page.getByText('一致：手中的文件就是本版本签发的报告 .docx').waitFor();

    const wrong = signed.code.slice(0, -1) + (signed.code.endsWith('7') ? '8' : '7');
    expect((await page.goto(`${server.url}/public/proof/${wrong}`))?.status()).toBe(404);
    await page.getByText('查验码有误。').waitFor();

    const later = await putUp(manager);
    expect((await page.goto(`${server.url}/public/proof/${later.code}`))?.status()).toBe(404);
    await page.getByText('没有查到这个查验码对应的已签发报告。').waitFor();
    await sign(await signedIn(server.url, 'region-review'), later);
    await page.goto(`${server.url}/public/proof/${signed.code}`);
    await page.getByText('已被后来的版本更正').waitFor();
    await page.getByRole('link', { name: '第 3 版' }).click();
    await page.getByText('查验码正确，本报告已签发。').waitFor();
  });
});
