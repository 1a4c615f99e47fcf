import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLET, TestBrowser } from '../support/browser.ts';
import { openDatabaseOf } from '../support/each-database.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { ExaminationPage } from './pages/examination-page.ts';
import { signInAt } from './pages/sign-in-page.ts';
import { untilServedByWorker } from './pages/until-served-by-worker.ts';

const REASON = '收文日期已补录，确已超期，2025 年起逐级督办';
const fixture = (name: string) => join(PROJECT_ROOT, 'test/fixtures/reports', name);

describe('answers to findings', () => {
  const open = openDatabaseOf('sqlite');
  const browsers: TestBrowser[] = [];
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer({ ...(await open()).env, DEMO: '1' });
  }, 120_000);
  afterAll(async () => {
    for (const browser of browsers) await browser.remove();
    await server?.stop('SIGKILL');
  });

  async function at(account: string): Promise<{ page: Page; browser: TestBrowser }> {
    const browser = new TestBrowser();
    browsers.push(browser);
    const page = await browser.open();
    await page.setViewportSize(TABLET);
    await signInAt(page, server.url, account);
    await page.goto(`${server.url}/examination`);
    await new ExaminationPage(page).ready();
    return { page, browser };
  }
  const stateFilter = (page: Page, name: RegExp) =>
    page.getByRole('group', { name: '说明情况' }).getByRole('button', { name });

  it('[FA3] [FA7] are written without a network, survive a reload, and come to another account', async () => {
    const { page, browser } = await at('region-manage');
    const found = await new ExaminationPage(page).codes();
    await untilServedByWorker(page);
    await browser.setOffline(true);
    const late = new ExaminationPage(page).rule('F01');
    await late.getByRole('button', { name: '说明', exact: true }).click();
    const sheet = page.getByRole('dialog');
    // Blocked, yet it can be pressed, and says why. By key: a forced click misses a sheet that is still rising.
    await sheet.getByRole('button', { name: '保存说明' }).press('Enter');
    await sheet.getByText('请先写说明。').waitFor();
    await sheet.getByRole('textbox', { name: '说明' }).fill(REASON);
    // Half typed, closed, opened again: it is still there.
    await page.waitForTimeout(700);
    await sheet.getByRole('button', { name: '取消' }).click();
    await late.getByRole('button', { name: '说明', exact: true }).click();
    await expect.poll(() => sheet.getByRole('textbox', { name: '说明' }).inputValue()).toBe(REASON);
    await sheet.getByRole('button', { name: '保存说明' }).click();
    await late.getByText('已存本机').waitFor();
    await late.getByText('已说明').waitFor();

    await page.reload();
    await new ExaminationPage(page).ready();
    await late.getByText(REASON).waitFor();
    await late.getByText('已存本机').waitFor();
    // Nothing is hidden by it.
    expect(await new ExaminationPage(page).codes()).toEqual(found);
    await stateFilter(page, /^已说明 1$/).click();
    expect(await new ExaminationPage(page).codes()).toEqual(['F01']);

    await browser.setOffline(false);
    await late.getByText('已送达').waitFor({ timeout: 60_000 });

    const { page: reviewer } = await at('region-review');
    const seen = new ExaminationPage(reviewer).rule('F01');
    await seen.getByText(REASON).waitFor();
    await seen.getByRole('button', { name: '撤回说明' }).click();
    await reviewer.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
    await seen.getByText('未说明').waitFor();
    await seen.getByText('说明记录 2 条').click();
    await seen.getByText(REASON).waitFor();
  });

  it('are asked for in the middle of a tablet, with what is missing in words, and leave the focus where it was', async () => {
    const { page } = await at('region-manage');
    const button = new ExaminationPage(page)
      .rule('F02')
      .getByRole('button', { name: '说明', exact: true })
      .first();
    await button.click();
    const sheet = page.getByRole('dialog');
    const save = sheet.getByRole('button', { name: '保存说明' });
    const middle = async () => {
      const box = await sheet.boundingBox();
      return box && Math.round(box.y + box.height / 2);
    };
    await expect.poll(middle).toBe(TABLET.height / 2);
    // A tooltip would not be there on touch.
    const reasonId = await save.getAttribute('aria-describedby');
    expect(await sheet.locator(`[id="${reasonId}"]`).innerText()).toBe('请先写说明。');
    expect(await save.getAttribute('title')).toBeNull();
    await page.keyboard.press('Shift+Tab');
    expect(await sheet.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('[FA8] are read by an auditor, and not given', async () => {
    const { page } = await at('audit');
    const late = new ExaminationPage(page).rule('F01');
    await late.getByText('未说明').waitFor();
    expect(await page.getByRole('button', { name: '说明', exact: true }).count()).toBe(0);
  });

  it('[F01] [F45] finds in a file from elsewhere what an auditor found in the real report, with places', async () => {
    const { page } = await at('region-manage');
    await page.getByRole('link', { name: '检查外来报告文件' }).click();
    await page.locator('input[type=file]').setInputFiles(fixture('reference-report.docx'));
    await page.getByText(/reference-report\.docx：\d+ 条发现/).waitFor({ timeout: 60_000 });
    const cards = await page.locator('.findings > li').allInnerTexts();
    const cardOf = (code: string) => cards.filter((card) => card.includes(code)).join('\n');
    for (const code of ['F28', 'F29', 'F30', 'F33', 'F34', 'F35', 'F39', 'F43', 'F45'])
      expect([code, cardOf(code)]).toEqual([code, expect.stringMatching(/第 \d+ (?:行|段)|得分/)]);
    expect(cardOf('F01')).toContain('新财企〔2023〕87号 · 发文日期');
    expect(cardOf('F02')).toContain('119—149 天');
    expect(cardOf('F05')).toContain('财建〔2024〕387号 · 金额');
    expect(cardOf('F12')).toContain('分值');
    await page.getByText('产出指标').first().waitFor();
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出表格 .csv' }).click(),
    ]);
    expect(csv.suggestedFilename()).toBe('reference-report.docx.检查.csv');
  });

  it('says in words where merged cells of a file are shifted, and what is no report', async () => {
    const { page } = await at('audit');
    await page.goto(`${server.url}/examination/file`);
    await page.locator('input[type=file]').setInputFiles(fixture('shifted-report.docx'));
    await page.getByText(/第 1 个表格第 \d+ 行.*合并单元格可能错位/).waitFor({ timeout: 60_000 });
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '说明.docx', mimeType: '', buffer: Buffer.from('不是压缩文件') });
    await page.getByText('不是 .docx 或 .xlsx 文件').waitFor();
  });
});
