import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DESKTOP, PHONE, TABLET, TestBrowser } from '../support/browser.ts';
import { openDatabaseOf } from '../support/each-database.ts';
import { runAdmin } from '../support/run-admin.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { accessibilityViolations, overflowingElements } from './inspect-page.ts';
import { AllotmentPage } from './pages/allotment-page.ts';
import { signInAt } from './pages/sign-in-page.ts';
import { untilServedByWorker } from './pages/until-served-by-worker.ts';

const PATIENCE = { timeout: 15_000 };

describe('the proposal of allotments', () => {
  const open = openDatabaseOf('sqlite');
  const browser = new TestBrowser({ viewport: DESKTOP });
  let env: Readonly<Record<string, string>>;
  let server: RunningServer;
  let page: Page;
  let proposal: AllotmentPage;

  beforeAll(async () => {
    env = (await open()).env;
    server = await startServer({ ...env, DEMO: '1' });
    page = await browser.open();
    proposal = new AllotmentPage(page);
    await signInAt(page, server.url, 'region-manage');
  }, 120_000);
  afterAll(async () => {
    await browser.remove();
    await server?.stop('SIGKILL');
  });

  it('opens from the board, and leaves units without a score their part of this year', async () => {
    await page.getByRole('button', { name: '资金分配建议' }).click();
    await proposal.ready();
    expect(await proposal.amounts()).toEqual(['200', '200', '200', '600']);
    const status = page.getByRole('status').filter({ hasText: '得分未定' });
    expect(await status.innerText()).toContain('乌鲁木齐市（1/2 张已通过）');
  });

  it('counts every figure at once, works without a network, and is there again after a restart', async () => {
    await untilServedByWorker(page);
    await browser.setOffline(true);
    await proposal.field('待分配总额').fill('700.5');
    await proposal.assume('乌鲁木齐市', '95.00');
    await proposal.assume('昌吉州', '55.00');
    await proposal.assume('巴州', '80.00');
    // 700 by 1.1 : 0.7 : 1 is 275, 175, 250; the second stands at its floor, the odd 0.5 goes to the first.
    await vi.waitFor(
      async () => expect(await proposal.amounts()).toEqual(['269.5', '186', '245', '700.5']),
      PATIENCE,
    );
    // Now the first stands at its ceiling, and has no room for the odd amount.
    await proposal.field('优的系数').fill('1.4');
    await vi.waitFor(
      async () => expect(await proposal.amounts()).toEqual(['280', '186', '234.5', '700.5']),
      PATIENCE,
    );
    await proposal.kept();
    await page.reload();
    await proposal.ready();
    expect(await proposal.amounts()).toEqual(['280', '186', '234.5', '700.5']);
    await browser.setOffline(false);
  });

  it('explains one amount step by step, to the keyboard too', async () => {
    await page.getByRole('button', { name: /^昌吉州.*打开测算说明/ }).focus();
    await page.keyboard.press('Enter');
    const steps = (await proposal.dialog.locator('dl').innerText()).replaceAll('\n', ' ');
    expect(steps).toContain('假设得分 55.00，等级差，系数 0.7');
    expect(steps).toContain('下限 186 万元（约 186.6667），上限 280 万元，低于下限，取 186 万元');
    expect(steps).toContain('比本年 −14 万元');
    await page.keyboard.press('Escape');
    await proposal.dialog.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('昌吉州');
  });

  it('keeps on counting with the figure before one that cannot be, and proposes nothing that cannot be', async () => {
    await proposal.field('优的系数').fill('0.9');
    await page.getByText('等级高的系数不能小于等级低的').waitFor();
    expect((await proposal.amounts()).at(-1)).toBe('700.5');
    await page.getByRole('group', { name: '下限' }).getByRole('button', { name: '金额' }).click();
    await proposal.field('下限金额').fill('240');
    await page.getByText('下限合计至少要 720 万元，总额只有 700 万元').waitFor();
    expect(await proposal.amounts()).toEqual(['—', '—', '—', '—']);
    await proposal.button('撤销').click();
    await proposal.button('撤销').click();
    await vi.waitFor(async () => expect((await proposal.amounts()).at(-1)).toBe('700.5'), PATIENCE);
  });

  it('goes out as a table with its reasons, formula and date', async () => {
    const waiting = page.waitForEvent('download');
    await proposal.button('导出表格').click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('资金分配建议-2025.csv');
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.startsWith('\uFEFF单位,')).toBe(true);
    expect(text).toMatch(/公式校验值（SHA-256）,[0-9a-f]{64},/);
    expect(text).toContain('合计,600,,,,,,,,,700.5,100.5,16.75,');
  });

  it('begins anew, for this person on this device only', async () => {
    await proposal.button('恢复默认').click();
    await vi.waitFor(
      async () => expect(await proposal.amounts()).toEqual(['200', '200', '200', '600']),
      PATIENCE,
    );
    await proposal.button('撤销').click();
    await vi.waitFor(async () => expect((await proposal.amounts()).at(-1)).toBe('700.5'), PATIENCE);
  });

  it.each(['region-review', 'audit'])('shows %s the default formula to read', async (account) => {
    const own = new TestBrowser();
    const other = await own.open();
    await signInAt(other, server.url, account);
    await other.goto(`${server.url}/progress/allotments`);
    const theirs = new AllotmentPage(other);
    await theirs.ready();
    expect(await theirs.amounts()).toEqual(['200', '200', '200', '600']);
    await other.getByText('等级系数：优 1.1，良 1，中 0.9，差 0.7').waitFor();
    expect(await other.getByRole('textbox').count()).toBe(0);
    await own.remove();
  });

  it('has nothing to split for who sees one unit only', async () => {
    const own = new TestBrowser();
    const other = await own.open();
    await signInAt(other, server.url, 'urumqi');
    await other.goto(`${server.url}/progress/allotments`);
    await other.getByText('没有可以测算的自评').waitFor();
    await own.remove();
  });

  it('sets total and grade of every unit beside those of another round', async () => {
    expect(await runAdmin(env, 'demo', 'sample')).toMatchObject({ code: 0 });
    const own = new TestBrowser();
    const other = await own.open();
    await signInAt(other, server.url, 'audit');
    await other.goto(`${server.url}/progress/allotments`);
    const comparison = other.getByRole('region', { name: '按年度比较' });
    await comparison.waitFor();
    const columns = await comparison.getByRole('columnheader').allInnerTexts();
    expect(columns[0]).toBe('单位');
    const real = columns.indexOf('2024 年度绩效自评');
    expect(columns).toContain('2024 年度绩效自评（样例数据）');
    const rows = await comparison.locator('tbody tr').all();
    const cells = await Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
    expect(cells.map((row) => row[0])).toEqual(['自治区', '乌鲁木齐市', '昌吉州', '巴州']);
    expect(cells.map((row) => row[real]?.trim())).toEqual(['98.50\u00a0优', '未定', '未定', '未定']);
    for (const size of [PHONE, TABLET, DESKTOP]) {
      await other.setViewportSize(size);
      expect([...(await accessibilityViolations(other)), ...(await overflowingElements(other))]).toEqual([]);
    }
    await own.remove();
  });
});
