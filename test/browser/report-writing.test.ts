import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Block, ReportDocument } from '@attain/shared/report/report-document';
import { blocksOf, spansOfBlock, textOf } from '@attain/shared/report/walk-document';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '../support/api-client.ts';
import { DESKTOP, TABLET, TestBrowser } from '../support/browser.ts';
import { openDatabaseOf } from '../support/each-database.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { TestDevice } from '../support/test-device.ts';
import { signInAt } from './pages/sign-in-page.ts';
import { untilServedByWorker } from './pages/until-served-by-worker.ts';
import { untilSynced } from './pages/until-synced.ts';

const SAID = '专款专用，未发现截留、挤占、挪用。';
const PAID = '按合同和进度拨付到企业。';
const NONE = '无此类问题。';

describe('the report, written by the manager', () => {
  const open = openDatabaseOf('sqlite');
  const browser = new TestBrowser();
  const folder = mkdtempSync(join(tmpdir(), 'attain-report-'));
  let server: RunningServer;
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    ({ env } = await open());
    server = await startServer({ ...env, DEMO: '1' });
  }, 120_000);
  afterAll(async () => {
    await browser.remove();
    await server?.stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('is written without a network, tells where its figures come from, and is the server’s word for word', async () => {
    const page = await browser.open();
    await page.setViewportSize(DESKTOP);
    await signInAt(page, server.url, 'region-manage');
    await page.getByRole('navigation').getByRole('link', { name: '报告' }).click();
    const paper = page.getByRole('article', { name: '报告预览' });
    await untilSynced(page, paper.getByText('自评总分为').first());
    await untilServedByWorker(page);
    await browser.setOffline(true);
    await page.reload();

    await page
      .getByRole('complementary')
      .getByRole('button', { name: /^使用规范性 · 情况说明/ })
      .click();
    const field = page.getByRole('textbox', { name: '使用规范性 · 情况说明' });
    await field.fill(SAID);
    await field.blur();
    await page.getByRole('complementary').getByText('已存本机').waitFor();
    // In the narrative and in the annex.
    await expect.poll(() => paper.getByText(SAID).count()).toBe(2);

    // Why it cannot be handed in stands beside the button, with the way to where it is mended.
    const left = page.getByRole('list', { name: '提交以前还要做的事' });
    await left.getByRole('link', { name: '看区级自评表' }).waitFor();
    await left.getByRole('button', { name: '看待写内容' }).click();

    // There may be no problem; what was done has to be told.
    await page
      .getByRole('complementary')
      .getByRole('button', { name: /^使用规范性 · 存在问题和改进措施/ })
      .click();
    await page.getByRole('button', { name: '无此类问题', exact: true }).click();
    await expect.poll(() => paper.getByText(NONE).count()).toBe(2);
    await left.getByRole('button', { name: '看待写内容' }).click();
    await page
      .getByRole('complementary')
      .getByRole('button', { name: /^拨付合规性 · 情况说明/ })
      .click();
    expect(await page.getByRole('button', { name: '无此类问题', exact: true }).count()).toBe(0);
    const told = page.getByRole('textbox', { name: '拨付合规性 · 情况说明' });
    await told.fill('无');
    await told.blur();
    await page.getByText('“无”一类的话不算说明。').waitFor();
    await left.getByText('1 处情况说明只写了“无”一类的话').waitFor();
    await left.getByRole('button', { name: '看待写内容' }).click();
    await left.getByRole('button', { name: '去写明' }).click();
    await told.fill(PAID);
    await told.blur();
    await expect.poll(() => left.getByText('只写了“无”').count()).toBe(0);

    await left.getByRole('button', { name: '看待写内容' }).click();
    await page
      .getByRole('complementary')
      .getByRole('button', { name: /^成文日期/ })
      .click();
    const date = page.getByRole('textbox', { name: '成文日期 · 情况说明' });
    await date.fill('2025年');
    await date.blur();
    await page.getByText('请写到年月日').waitFor();
    await date.fill('2025-02-30');
    await date.blur();
    await page.getByText('日历上没有这一天').waitFor();
    await date.fill('2025年3月20日');
    await date.blur();
    await paper.getByText('2025年3月20日').waitFor();

    await paper.getByRole('button', { name: '98.50', exact: true }).first().click();
    await page.getByRole('complementary').getByText('规则 SC9').waitFor();

    await browser.setOffline(false);
    const manager = new TestDevice(await signedIn(server.url, 'region-manage'));
    const texts = async () => (await manager.pull()).formStatements.map(({ text }) => text).sort();
    await expect.poll(texts, { timeout: 60_000 }).toEqual(['2025-03-20', PAID, NONE, SAID].sort());

    const shown = squeezed(await paper.innerText());
    const { report } = reportOf(env, folder);
    const missing = blocksOf(report)
      .filter(({ kind }) => kind !== 'TABLE')
      .map((block) => squeezed(textOf(spansOfBlock(block))))
      .filter((text) => !shown.includes(text));
    expect(missing).toEqual([]);
  });

  it('is printed as the report that the server makes, word for word, without the app around it', async () => {
    const page = browser.context.pages()[0] ?? (await browser.open());
    const { report } = reportOf(env, folder);
    await page.getByRole('article').getByText(SAID).first().waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const printed = await page.evaluate(() => ({
      text: document.body.innerText,
      colours: [...document.querySelectorAll('article *')].map((element) => getComputedStyle(element).color),
    }));
    expect(squeezed(printed.text)).toBe(squeezed(printedTextOf(report)));
    expect(new Set(printed.colours)).toEqual(new Set(['rgb(0, 0, 0)']));

    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    await page.emulateMedia({ media: null, colorScheme: null });
    const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
      [width, height].map((points) => Math.round((Number(points) / 72) * 25.4)).join('×'),
    );
    // A4, the annex alone on its side and at the end.
    expect(sizes.length).toBeGreaterThan(10);
    expect([...new Set(sizes)]).toEqual(['210×297', '297×210']);
    expect(sizes.toSorted()).toEqual(sizes);
  });

  it('opens the print dialogue by its button', async () => {
    const page = browser.context.pages()[0] ?? (await browser.open());
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await page.getByRole('button', { name: '打印' }).click();
    await page.locator('body[data-printed=yes]').waitFor();
  });

  it('is made into files by the server, and saved', async () => {
    const page = browser.context.pages()[0] ?? (await browser.open());
    await page.goto(`${server.url}/report`);
    const panel = page.getByRole('complementary');
    await panel.getByRole('button', { name: '生成文件' }).click();
    const save = panel.getByRole('button', { name: /^保存报告 .docx/ });
    await save.waitFor({ timeout: 120_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    const bytes = readFileSync(await download.path());
    expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK');
  });

  it('is only read by the auditor', async () => {
    const own = new TestBrowser();
    const page = await own.open();
    await page.setViewportSize(DESKTOP);
    await signInAt(page, server.url, 'audit');
    await page.getByRole('navigation').getByRole('link', { name: '报告' }).click();
    await untilSynced(page, page.getByRole('article').getByText(SAID).first());
    expect(await page.getByRole('button', { name: '提交审核' }).count()).toBe(0);
    await page.getByRole('article').getByText(SAID).first().click();
    const field = page.getByRole('textbox', { name: '使用规范性 · 情况说明' });
    expect(await field.getAttribute('readonly')).not.toBeNull();

    const panel = page.getByRole('complementary', { name: '未写内容' });
    await panel.getByRole('button', { name: '返回未写内容' }).click();
    await panel.getByText('这里只能查看。').waitFor();
    await panel.getByRole('button', { name: /^分配科学性 · 情况说明/ }).click();
    expect(
      await page.getByRole('textbox', { name: '分配科学性 · 情况说明' }).getAttribute('placeholder'),
    ).toBe('还没有写');
    expect(await page.getByText(/待写内容|不要只写/).count()).toBe(0);
    await own.remove();
  });

  it('shows its upright tables whole on a tablet, and the annex in boxes that scroll', async () => {
    const page = browser.context.pages()[0] ?? (await browser.open());
    await page.setViewportSize(TABLET);
    const paper = page.getByRole('article', { name: '报告预览' });
    await paper.getByRole('group').last().waitFor();
    const excess = (tables: string) =>
      paper.locator(`[role=group]:has(${tables})`).evaluateAll((frames) =>
        frames.map((frame) => {
          // Those outside of the window are not laid out, and have no width of their own.
          if (frame instanceof HTMLElement) frame.style.contentVisibility = 'visible';
          return frame.scrollWidth - frame.clientWidth;
        }),
      );
    expect(new Set(await excess('table:not(.sideways)'))).toEqual(new Set([0]));

    expect(Math.min(...(await excess('table.sideways')))).toBeGreaterThan(0);
    const wide = paper.locator('[role=group]:has(table.sideways)').first();
    await wide.scrollIntoViewIfNeeded();
    const scrolled = await wide.evaluate((frame) => {
      frame.scrollLeft = 40;
      return frame.scrollLeft;
    });
    expect(scrolled).toBe(40);
    await page.setViewportSize(DESKTOP);
  });
});

/** What `pnpm report` makes of the same data. */
function reportOf(
  env: Readonly<Record<string, string>>,
  folder: string,
): { readonly report: ReportDocument } {
  const args = ['server/bin/report.mjs', '--round', 'round-2024', '--out', folder];
  execFileSync(process.execPath, args, { cwd: PROJECT_ROOT, env: { ...process.env, ...env } });
  // Written a moment ago by the command, in the shape of the report.
  return JSON.parse(readFileSync(join(folder, 'report-round-2024.json'), 'utf8')) as {
    report: ReportDocument;
  };
}

/** From title to annex as it stands on paper: contents after the title, the signature where the text ends. */
function printedTextOf(report: ReportDocument): string {
  const text = (blocks: readonly Block[]) => blocks.map((block) => textOf(spansOfBlock(block)));
  const isEntry = (block: Block) => block.kind === 'HEADING' && block.level < 3;
  const ofSections = (isAnnex: boolean) =>
    report.sections.filter(({ id }) => (id === 'ANNEX') === isAnnex).flatMap(({ blocks }) => blocks);
  return [
    textOf(report.title),
    '目录',
    ...text(blocksOf(report).filter(isEntry)),
    ...text([...report.preface, ...ofSections(false)]),
    ...report.signature.map(textOf),
    ...text(ofSections(true)),
  ].join('');
}

function squeezed(text: string): string {
  return text.replace(/\s/g, '');
}
