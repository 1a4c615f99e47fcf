import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '../support/api-client.ts';
import { DESKTOP, PHONE, TABLET, TestBrowser } from '../support/browser.ts';
import { openDatabaseOf } from '../support/each-database.ts';
import { fillIn, formIdOf, MAIN_FORM_FILLED, MAIN_TITLE, review, submit } from '../support/fill-forms.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { answerFindings, newestVersion, putUp, sign } from '../support/sign-off.ts';
import { PUSH, TestDevice } from '../support/test-device.ts';
import { accessibilityViolations, overflowingElements, typefaces } from './inspect-page.ts';
import { FormPage } from './pages/form-page.ts';
import { PublicationPage } from './pages/publication-page.ts';
import { untilServedByWorker } from './pages/until-served-by-worker.ts';
import { SignInPage, signInAt } from './pages/sign-in-page.ts';

const SIZES = { phone: PHONE, tablet: TABLET, desktop: DESKTOP };
const SCHEMES = ['light', 'dark'] as const;
const PICTURES = join(import.meta.dirname, '../results/screens');

const PATENTS = '有效发明专利并实际应用数量（项）';

interface Screen {
  readonly name: string;
  readonly account: string | null;
  readonly path: (ids: Ids) => string;
  /** A text that is there when the page is. */
  readonly sign: string | RegExp;
  /** What others have done before. */
  readonly before?: (url: string) => Promise<void>;
  /** What a person does to come to this state of the page. */
  readonly act?: (page: Page) => Promise<void>;
}

interface Ids {
  readonly form: string;
  readonly submitted: string;
  readonly conflict: string;
}

const SCREENS: readonly Screen[] = [
  { name: '01-sign-in', account: null, path: () => '/sign-in', sign: '登录' },
  { name: '02-my-forms', account: 'urumqi', path: () => '/', sign: '已完成' },
  { name: '03-form', account: 'urumqi', path: ({ form }) => `/forms/${form}`, sign: '当前得分' },
  {
    name: '03-form-row-open',
    account: 'urumqi',
    path: ({ form }) => `/forms/${form}`,
    sign: '当前得分',
    act: (page) => page.getByRole('button', { name: PATENTS, exact: true }).click(),
  },
  {
    name: '08-explain',
    account: 'urumqi',
    path: ({ form }) => `/forms/${form}`,
    sign: '当前得分',
    act: async (page) => {
      await page.getByRole('button', { name: PATENTS, exact: true }).click();
      await page
        .getByRole('button', { name: /计算说明/ })
        .last()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: '04-outbox', account: 'urumqi', path: () => '/outbox', sign: '上次检查' },
  {
    name: '05-conflict',
    account: 'urumqi',
    path: ({ conflict }) => `/conflicts/${conflict}`,
    sign: '请选择保留哪一个',
  },
  {
    name: '04-outbox-offline',
    account: 'bayingol',
    path: () => '/',
    sign: '已完成',
    act: async (page) => {
      const form = new FormPage(page);
      await untilServedByWorker(page);
      await page.context().setOffline(true);
      await form.open(MAIN_TITLE);
      await form.openRow(PATENTS);
      await form.enter(PATENTS, '实际完成值', '6');
      await form.state(PATENTS, '已存本机').waitFor();
      await page.goBack();
      await page.getByRole('navigation').getByRole('link', { name: /同步/ }).click();
      await page.locator('main').getByText('待送达').first().waitFor();
    },
  },
  { name: '05-conflicts', account: 'urumqi', path: () => '/conflicts', sign: '导出表格' },
  { name: '17-devices', account: 'region-review', path: () => '/devices', sign: '最后联系' },
  { name: '16-diagnostics', account: 'urumqi', path: () => '/diagnostics', sign: '复制诊断信息' },
  {
    name: '10-lost',
    account: 'changji',
    path: () => '/no-such-page',
    sign: '没有这个页面',
    act: async (page) => {
      await wipeTheStore(page, 12);
      await signInAt(page, new URL(page.url()).origin, 'changji');
      await page.getByRole('alert').getByRole('link', { name: '查看' }).click();
      await page.getByText('请逐项核对').waitFor();
    },
  },
  { name: '12-me', account: 'urumqi', path: () => '/me', sign: '退出登录' },
  { name: '13-not-found', account: 'urumqi', path: () => '/no-such-page', sign: '没有这个页面' },
  { name: '06-review-list', account: 'region-review', path: () => '/review', sign: '待审核' },
  {
    name: '06-review',
    account: 'region-review',
    path: ({ submitted }) => `/review/${submitted}`,
    sign: '预算执行',
  },
  {
    name: '06-review-return',
    account: 'region-review',
    path: ({ submitted }) => `/review/${submitted}`,
    sign: '预算执行',
    act: async (page) => {
      await page.getByRole('button', { name: `退回这一格：${PATENTS}` }).click();
      await page.getByRole('textbox', { name: '退回原因' }).fill('请附上受理通知书的编号');
    },
  },
  { name: '05-amendments', account: 'region-review', path: () => '/amendments', sign: '等您决定' },
  {
    name: '05-amendments-reject',
    account: 'region-review',
    path: () => '/amendments',
    sign: '等您决定',
    act: async (page) => {
      await page.getByRole('button', { name: '不采用', exact: true }).first().click();
      await page
        .getByRole('dialog')
        .getByRole('textbox', { name: '原因' })
        .fill('与台账不符，以年底盘点为准');
    },
  },
  { name: '05-amendments-author', account: 'changji', path: () => '/amendments', sign: '等别人处理' },
  { name: '07-board', account: 'region-manage', path: () => '/progress', sign: '98.50' },
  {
    name: '07-region-table',
    account: 'region-manage',
    path: () => '/region-table/form-region',
    sign: '98.50',
  },
  {
    name: '08-explain-region',
    account: 'region-manage',
    path: () => '/region-table/form-region',
    sign: '98.50',
    act: async (page) => {
      await page
        .getByRole('button', { name: /打开计算说明/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: '18-allotments',
    account: 'region-manage',
    path: () => '/progress/allotments',
    sign: '待分配总额',
  },
  {
    name: '18-allotments-what-if',
    account: 'region-manage',
    path: () => '/progress/allotments',
    sign: '待分配总额',
    act: async (page) => {
      await page.getByRole('button', { name: /^乌鲁木齐市/ }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: '假设得分' }).fill('92.5');
      await page.getByRole('dialog').getByText('等级优，系数 1.1').waitFor();
    },
  },
  { name: '18-allotments-read', account: 'audit', path: () => '/progress/allotments', sign: '最大余数法' },
  { name: '15-examination', account: 'region-manage', path: () => '/examination', sign: '55—85 天' },
  {
    name: '15-examination-open',
    account: 'region-manage',
    path: () => '/examination',
    sign: '55—85 天',
    act: async (page) => {
      await page.getByRole('group', { name: '严重程度' }).getByRole('button', { name: /薄弱/ }).click();
      await page.locator('summary', { hasText: 'F18' }).click();
      await page.locator('summary', { hasText: '比对内容' }).locator('visible=true').first().click();
    },
  },
  {
    name: '15-examination-answer',
    account: 'region-manage',
    path: () => '/examination',
    sign: '55—85 天',
    act: async (page) => {
      await page.getByRole('button', { name: '说明', exact: true }).first().click();
      await page
        .getByRole('dialog')
        .getByRole('textbox', { name: '说明' })
        .fill('已报省财政厅备案，批复文号待补');
    },
  },
  {
    name: '15-examination-file',
    account: 'region-manage',
    path: () => '/examination/file',
    sign: '选择文件',
    act: async (page) => {
      await page
        .locator('input[type=file]')
        .setInputFiles(join(import.meta.dirname, '../fixtures/reports/reference-report.docx'));
      await page.getByText(/条发现/).waitFor({ timeout: 60_000 });
    },
  },
  {
    name: '15-examination-file-refused',
    account: 'audit',
    path: () => '/examination/file',
    sign: '选择文件',
    act: async (page) => {
      await page
        .locator('input[type=file]')
        .setInputFiles(join(import.meta.dirname, '../fixtures/reports/shifted-report.docx'));
      await page.getByText('文件没有读成').waitFor({ timeout: 60_000 });
    },
  },
  {
    name: '09-report-templates',
    account: 'region-manage',
    path: () => '/report/templates',
    sign: '下载示例模板',
  },
  { name: '09-report', account: 'region-manage', path: () => '/report', sign: '还差' },
  {
    name: '09-report-source',
    account: 'region-manage',
    path: () => '/report',
    sign: '还差',
    act: async (page) => {
      await page.getByRole('article').getByRole('button', { name: '98.50', exact: true }).first().click();
      await page.getByText('按评分规则计算').waitFor();
    },
  },
  {
    name: '09-report-write',
    account: 'region-manage',
    path: () => '/report',
    sign: '还差',
    act: async (page) => {
      await page
        .getByRole('article')
        .getByRole('button', { name: /使用规范性的情况说明/ })
        .first()
        .click();
      await page
        .getByRole('textbox', { name: '使用规范性 · 情况说明' })
        .fill('专款专用，未发现截留、挤占、挪用。');
    },
  },
  {
    name: '09-publication-none-signed',
    account: 'region-manage',
    path: () => '/report/publication',
    sign: '还没有签发的版本',
  },
  { name: '09-public-index', account: null, path: () => '/public/', sign: '目前没有公开的报告' },
  {
    name: '09-sign-off-none',
    account: 'region-manage',
    path: () => '/report/sign-off',
    sign: '还没有提请过签发',
    act: (page) => page.getByRole('button', { name: '提请签发' }).press('Enter'),
  },
  {
    name: '09-sign-off',
    account: 'region-manage',
    path: () => '/report/sign-off',
    sign: '待签发',
    before: async (url) => void (await putUp(await signedIn(url, 'region-manage'))),
  },
  {
    name: '09-sign-off-sign',
    account: 'region-review',
    path: () => '/report/sign-off',
    sign: '待签发',
    before: async (url) => {
      const manager = await signedIn(url, 'region-manage');
      await answerFindings(manager, await newestVersion(manager));
    },
    act: async (page) => {
      await page.getByRole('button', { name: '签发', exact: true }).click();
      await page.getByRole('dialog').getByText('签发后不能撤回').waitFor();
    },
  },
  {
    name: '09-publication',
    account: 'region-manage',
    path: () => '/report/publication',
    sign: '可能是个人信息',
    before: async (url) => {
      const manager = await signedIn(url, 'region-manage');
      await sign(await signedIn(url, 'region-review'), await newestVersion(manager));
    },
    act: (page) => new PublicationPage(page).preview.waitFor(),
  },
  {
    name: '09-publication-record',
    account: 'region-manage',
    path: () => '/report/publication',
    sign: '可能是个人信息',
    act: async (page) => {
      const publication = new PublicationPage(page);
      await publication.publish('公开');
      await publication.record(1).getByText('已公开', { exact: true }).waitFor({ timeout: 150_000 });
    },
  },
  {
    name: '09-publication-confirm',
    account: 'region-manage',
    path: () => '/report/publication',
    sign: '已公开',
    act: (page) => page.getByRole('button', { name: '更正：重新公开' }).click(),
  },
  {
    name: '09-public-report',
    account: null,
    path: () => '/public/',
    sign: '绩效自评报告',
    act: async (page) => {
      await page
        .getByRole('main')
        .getByRole('link', { name: /绩效自评报告/ })
        .click();
      await page.getByText('本报告不完整：').waitFor();
    },
  },
  { name: '14-administrator', account: 'admin', path: () => '/', sign: '账号由命令行管理' },
];

describe('every page', () => {
  const open = openDatabaseOf('sqlite');
  const browsers = new Map<string | null, TestBrowser>();
  let server: RunningServer;
  let ids: Ids;

  beforeAll(async () => {
    rmSync(PICTURES, { recursive: true, force: true });
    mkdirSync(PICTURES, { recursive: true });
    server = await startServer({ ...(await open()).env, DEMO: '1' });
    ids = await prepareForms(server.url);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([...browsers.values()].map((browser) => browser.remove()));
    await server?.stop('SIGKILL');
  });

  const pageOf = async (account: string | null): Promise<Page> => {
    const known = browsers.get(account);
    if (known) return known.context.pages()[0] ?? known.context.newPage();
    const browser = new TestBrowser();
    browsers.set(account, browser);
    const page = await browser.open();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    if (account !== null) await signInAt(page, server.url, account);
    return page;
  };

  it.each(SCREENS)(
    '$name: no violation of WCAG 2.2 AA, nothing beyond the edge, Chinese in a Chinese typeface',
    async (screen) => {
      await screen.before?.(server.url);
      const page = await pageOf(screen.account);
      const complaints: string[] = [];
      const listen = (message: { type(): string; text(): string }) => {
        if (message.type() === 'error') complaints.push(message.text());
      };
      page.on('console', listen);
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.setViewportSize(PHONE);
      await page.goto(server.url + screen.path(ids));
      if (screen.path(ids) === '/sign-in') await new SignInPage(page).button.waitFor();
      else await page.getByText(screen.sign).first().waitFor();
      await screen.act?.(page);

      const found: string[] = [];
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const [size, viewport] of Object.entries(SIZES)) {
          await page.setViewportSize(viewport);
          await settled(page);
          await page.screenshot({ path: join(PICTURES, `${screen.name}-${size}-${colorScheme}.png`) });
          await page.evaluate(() => window.scrollTo(0, 0)); // What a bar covers half is not small.
          const wrong = [
            ...(await accessibilityViolations(page, colorScheme === 'light' ? 'all' : 'colours')),
            ...(await overflowingElements(page)),
          ];
          found.push(...wrong.map((line) => `${size} ${colorScheme}: ${line}`));
        }
      }
      await page.setViewportSize({ width: 360, height: 740 });
      await settled(page);
      found.push(...(await overflowingElements(page)).map((line) => `360 px: ${line}`));
      expect(found).toEqual([]);
      expect((await typefaces(page)).some((name) => /CJK|Source Han|Noto Sans SC|WenQuanYi/.test(name))).toBe(
        true,
      );
      page.off('console', listen);
      // There is one build only.
      expect(await page.getByText('有新版本').count()).toBe(0);
      // A request that finds no network is logged by the browser itself.
      expect(complaints.filter((text) => !text.includes('net::ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    },
  );
});

/** The databases are gone, the note in local storage says that something waited. */
async function wipeTheStore(page: Page, pending: number): Promise<void> {
  await page.evaluate(async (count) => {
    for (const { name = '' } of await indexedDB.databases()) {
      await new Promise((resolve) => {
        const deletion = indexedDB.deleteDatabase(name);
        deletion.onsuccess = deletion.onerror = resolve;
      });
      const userId = name.replace('attain-', '');
      const canary = { clientId: 'lost-client', pending: count, at: new Date().toISOString() };
      localStorage.setItem(`attain-canary-${userId}`, JSON.stringify(canary));
    }
  }, pending);
}

/** Fonts are loaded and the layout has followed the new size. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

/** A form that was returned and holds a conflict, one that waits with differences, one that nobody began. */
async function prepareForms(url: string): Promise<Ids> {
  const [urumqi, tablet, changji] = [
    new TestDevice(await signedIn(url, 'urumqi')),
    new TestDevice(await signedIn(url, 'urumqi')),
    new TestDevice(await signedIn(url, 'changji')),
  ];
  const reviewer = new TestDevice(await signedIn(url, 'region-review'));

  const submitted = formIdOf(await changji.pull(), 'changji');
  await fillIn(changji, submitted, { ...MAIN_FORM_FILLED, 研发经费支出占营业收入比重: { valueText: '8.3' } });
  await submit(changji, submitted);
  await review(reviewer, submitted, { 企业满意度: '请写明调查的时间和份数' });
  await fillIn(changji, submitted, { 企业满意度: { valueText: '93' }, [PATENTS]: { valueText: '5' } });
  await submit(changji, submitted);

  // Entered on a phone that did not know yet that its form is locked.
  const locked = (await changji.pull()).indicatorActuals.filter(
    ({ selfEvaluationId }) => selfEvaluationId === submitted,
  );
  await changji.push(
    ...locked.slice(0, 2).map(({ indicatorId, deviationReason }) =>
      changji.mutate('actual.set@1', {
        selfEvaluationId: submitted,
        indicatorId,
        field: 'deviationReason',
        value: '补充：实审意见 12 月才下达',
        base: deviationReason,
      }),
    ),
  );

  const rows = await urumqi.pull();
  const form = formIdOf(rows, 'urumqi');
  await fillIn(urumqi, form, MAIN_FORM_FILLED);
  await submit(urumqi, form);
  await review(reviewer, form, { 企业满意度: '请写明调查的时间和份数' });
  const cell = (await tablet.pull()).indicatorActuals.find(
    (actual) => actual.selfEvaluationId === form && actual.valueText === '6.39',
  );
  if (!cell) throw new Error('the form lost its value');
  const set = (device: TestDevice, value: string) =>
    device.push(
      device.mutate('actual.set@1', {
        selfEvaluationId: form,
        indicatorId: cell.indicatorId,
        field: 'valueText',
        value,
        base: cell.valueText,
      }),
    );
  await set(urumqi, '6.4');
  const { verdicts } = await set(tablet, '6.1');
  // A device that told of more than it sent.
  await urumqi.api.request(PUSH, { ...urumqi.pushVariables([]), pending: 3 });
  const conflict = verdicts?.[0]?.conflictId;
  if (!conflict) throw new Error(`no conflict came of it: ${JSON.stringify(verdicts)}`);
  return { form, submitted, conflict };
}
