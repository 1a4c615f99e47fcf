import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishedDocument } from '@attain/shared/publication/published-document';
import { suggestRedactions } from '@attain/shared/publication/suggest-redactions';
import { isFinished } from '@attain/shared/report/report-job';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabaseOf } from '#test/each-database';
import type { SignedIn } from '../account/session.service.ts';
import { createApp, type App } from '../app.ts';
import { readConfig } from '../config.ts';
import { insertRows } from '../database/insert-rows.ts';
import { ContentStore } from '../report/content-store.ts';
import { renderOrder } from '../report/render-order.ts';
import { NO_TEMPLATES } from '../report/template/order-templates.ts';
import { ReportJobRunner } from '../report/report-job-runner.ts';
import { ReportJobService } from '../report/report-job.service.ts';
import { FormStatement } from '../self-evaluation/form-statement.entity.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { ReportVersion } from '../sign-off/report-version.entity.ts';
import { createSignOff } from '../sign-off/create-sign-off.ts';
import type { SignOffService } from '../sign-off/sign-off.service.ts';
import { VersionArchive } from '../sign-off/version-archive.ts';
import { VERSIONS_FOLDER } from '../sign-off/versions-folder.ts';
import type { Publication } from './publication.entity.ts';
import { publicationsOfVersion } from './publications-of-version.ts';
import { readVersionContent } from './read-version-content.ts';
import { readPublic, walkPublic, type PublicAnswer } from './walk-public.test-support.ts';

const ROUND = 'round-2024';
const REGION = '/650000/';
const REDACTED = ['李建国', '张三', '13812345678', '某某村民小组'];
const WRITTEN = '由李建国整改，涉及某某村民小组，联系人：张三，电话13812345678。';
/** Entered after the published version was signed. */
const LATER = '未公开的说明七七七';

// Real files of real rows: seconds each on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

describe('what is read without signing in', () => {
  const open = openDatabaseOf('sqlite');
  const folder = mkdtempSync(join(tmpdir(), 'attain-public-'));
  let app: App;
  let manager: SignedIn;
  let jobs: ReportJobService;
  let signOffs: SignOffService;
  let versionFiles: ContentStore;
  let first: ReportVersion;
  let second: ReportVersion;

  beforeAll(async () => {
    const { env } = await open();
    app = await createApp(readConfig({ ...env, NODE_ENV: 'test', PORT: '0', DEMO: '1' }));
    const { database } = app.services;
    versionFiles = new ContentStore(join(env.DATA_DIR, VERSIONS_FOLDER));
    const files = new ContentStore(join(folder, 'jobs'));
    const archive = new VersionArchive(database, versionFiles, () => app.url);
    const now = () => new Date();
    const templatesOf = () => Promise.resolve(NO_TEMPLATES);
    const log = { error: vi.fn() };
    const parts = { database, files, archive, render: renderOrder, templatesOf, now, log };
    const runner = new ReportJobRunner(parts);
    await runner.start();
    jobs = new ReportJobService(database, files, runner, templatesOf, now);
    ({ signOffs } = createSignOff(database, versionFiles, runner, now, publicationsOfVersion));
    const [account] = await rows(`SELECT id FROM user_account WHERE account_name = 'region-manage'`);
    manager = {
      userId: account ?? '',
      accountName: 'region-manage',
      displayName: '王发布',
      grants: [{ role: 'MANAGER', path: REGION }],
    };
    await write('PROBLEM.USE', WRITTEN);
    first = await putUp();
    await write('PROBLEM.PAYMENT', LATER);
    second = await putUp(first);
  }, 400_000);
  afterAll(async () => {
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function rows(sql: string): Promise<string[]> {
    const found = await app.services.database.reader.query<{ readonly id: string }[]>(sql);
    return found.map(({ id }) => id);
  }
  async function write(place: FormStatement['place'], text: string): Promise<void> {
    const [selfEvaluationId = ''] = await rows(`SELECT id FROM self_evaluation WHERE org_path = '${REGION}'`);
    const at = new Date().toISOString();
    const id = `statement-${place}`;
    const stamps = { text: { at, byName: '李建国', clientId: 'tab', seq: 1, mutationId: id } };
    const statement: FormStatement = { id, selfEvaluationId, place, text, rev: 1, stamps, orgPath: REGION };
    await app.services.database.gate.run((unit) => insertRows(unit, FormStatement, [statement]));
  }
  const finished = (id: string) =>
    vi.waitUntil(
      async () => {
        const job = await jobs.job(manager.grants, id);
        return isFinished(job.state) ? job : null;
      },
      { timeout: 200_000, interval: 50 },
    );
  /** The version before is signed; whatever else a signature asks for is not what is tested here. */
  async function putUp(before?: ReportVersion): Promise<ReportVersion> {
    if (before) await sign(before);
    const { contentHash } = await finished((await jobs.ask(manager, ROUND)).id);
    await finished(
      (await signOffs.putUp(manager, ROUND, { contentHash: contentHash ?? '', evenIfPartial: true })).id,
    );
    const [version] = await signOffs.versions(manager, ROUND);
    if (!version) throw new Error('no version');
    return version;
  }
  const sign = ({ id }: ReportVersion) =>
    app.services.database.gate.run((unit) =>
      unit.update(ReportVersion, { id }, { state: 'SIGNED', signedAt: new Date().toISOString() }),
    );
  async function publish(version: ReportVersion, reason: string): Promise<Publication> {
    const { publications } = app.services;
    const { number, names } = await publications.draft(manager.grants, version.id);
    const { report } = await readVersionContent(versionFiles, version);
    const takenOut = [...suggestRedactions(report, names), { text: '某某村民小组', kind: 'OTHER' as const }];
    return publications.publish(manager, {
      ...{ versionId: version.id, number, takenOut, dismissed: [], reason, evenIfPartial: true },
    });
  }
  /** Nothing of this was published. */
  async function secrets(): Promise<string[]> {
    const tables = ['user_account', 'self_evaluation', 'indicator', 'indicator_actual', 'target_table'];
    const more = ['report_version', 'publication', 'report_job', 'round', 'allotment'];
    const ids = await Promise.all([...tables, ...more].map((table) => rows(`SELECT id FROM ${table}`)));
    const accounts = await app.services.database.reader.query<
      { account_name: string; display_name: string }[]
    >('SELECT account_name, display_name FROM user_account');
    const people = accounts.flatMap((one) => [one.account_name, one.display_name]);
    const others = [LATER, second.code, second.code.toLowerCase(), second.contentHash, '王发布', '"author"'];
    // Ids that are words of every page are none: `admin` is in no text, but `a` might be.
    return [...REDACTED, ...others, ...people, ...ids.flat()].filter(
      (text) => text.length > 4 || /\p{Script=Han}/u.test(text),
    );
  }
  function assertNoneOf(answers: readonly PublicAnswer[], hidden: readonly string[]): void {
    const found = answers.flatMap(({ path, text }) =>
      hidden.filter((secret) => text.includes(secret)).map((secret) => `${secret} in ${path}`),
    );
    expect(found).toEqual([]);
  }

  it('is nothing before something is published, though versions are signed', async () => {
    const answers = await walkPublic(app.url);
    expect(answers.find(({ path }) => path === '/public/')?.text).toContain('目前没有公开的报告');
    assertNoneOf(answers, [...(await secrets()), '98.50', first.code]);
  });

  it('is a published report and its files, and nothing that was not published', async () => {
    const { address } = await publish(first, '');
    const page = new URL(address).pathname;
    const answers = await walkPublic(app.url);
    const paths = answers.map(({ path }) => path);
    for (const name of ['report.docx', 'annex.csv', 'table-1.csv', 'report.json', 'SHA256SUMS']) {
      expect(paths).toContain(page + name);
    }
    expect(paths).toContain('/public/reports/schema.json');
    const broken = answers.filter(({ status, path }) => status !== 200 && !path.startsWith('/public/proof/'));
    expect(broken.map(({ path, status }) => `${status} ${path}`)).toEqual([]);
    assertNoneOf(answers, await secrets());
    const report = answers.find(({ path }) => path === page);
    expect(report?.text).toContain('98.50');
    expect(report?.text.split('〔已隐去〕').length).toBeGreaterThan(8);
    expect(report?.text).toContain(`网址为${address}。`);
  });

  it('has types, marks and policies that fit, and may be withdrawn at any time', async () => {
    const answers = await walkPublic(app.url);
    const types: Record<string, string | null> = {};
    for (const { path, headers } of answers.filter((one) => one.path.startsWith('/public/'))) {
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('cache-control'), path).toBe('no-cache');
      expect(headers.get('content-security-policy'), path).toMatch(/^default-src 'none'/);
      expect(headers.get('set-cookie'), path).toBeNull();
      types[path.split('/').at(-1) ?? ''] = headers.get('content-type');
    }
    expect(types).toMatchObject({
      'report.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'annex.csv': 'text/csv; charset=utf-8',
      'report.json': 'application/json; charset=utf-8',
      'schema.json': 'application/schema+json; charset=utf-8',
    });
    const file = answers.find(({ path }) => path.endsWith('/annex.csv'));
    const ask = (method: string, headers: Record<string, string> = {}) =>
      fetch(app.url + (file?.path ?? ''), { method, headers });
    const head = await ask('HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await ask('GET', { 'if-none-match': head.headers.get('etag') ?? '' })).status).toBe(304);
    expect((await ask('POST')).status).toBe(404);
    expect(file?.text.charCodeAt(0)).toBe(0xfeff);
  });

  it('has nothing else below /public/, and says so', async () => {
    const slug = `2024-${first.code.toLowerCase()}`;
    for (const path of [
      '/public/reports/',
      `/public/reports/${slug}/`,
      `/public/reports/${slug}/2/`,
      `/public/reports/${slug}/01/`,
      `/public/reports/${slug}/1/report.xlsx`,
      `/public/reports/${slug}/1/..%2f..%2fattain.sqlite`,
      `/public/reports/2024-${second.code.toLowerCase()}/1/`,
      '/public/.git/config',
    ]) {
      const { status, text } = await readPublic(app.url, path);
      expect([path, status, text.includes('没有这一页')]).toEqual([path, 404, true]);
    }
  });

  it('tells of a correction at the old address, and of a withdrawal instead of every file', async () => {
    const [before] = await app.services.publications.publications(manager.grants, ROUND);
    if (!before) throw new Error('nothing is published');
    const page = new URL(before.address).pathname;
    await publish(first, '更正一处隐去');
    const corrected = await readPublic(app.url, page);
    expect([corrected.status, corrected.text.includes('更正一处隐去')]).toEqual([200, true]);
    expect(corrected.text).toContain(`href="${page.replace('/1/', '/2/')}"`);
    assertNoneOf(await walkPublic(app.url), await secrets());

    await app.services.publications.withdraw(manager, before.id, '数据有误，需要核实');
    for (const name of ['', ...before.files.map((file) => file.name)]) {
      const gone = await readPublic(app.url, page + name);
      expect([name, gone.status]).toEqual([name, 410]);
      expect(gone.text).toContain('数据有误，需要核实');
      expect(gone.text).not.toContain('98.50');
    }
    const answers = await walkPublic(app.url);
    assertNoneOf(answers, await secrets());
    expect(answers.find(({ path }) => path === '/public/')?.text).toContain('已撤回');
  });

  it('[SO13] tells at the proof of a version where it was published, corrected and withdrawn', async () => {
    const { text } = await readPublic(app.url, `/public/proof/${first.code}`);
    const page = `/public/reports/2024-${first.code.toLowerCase()}`;
    expect(text).toContain(`href="${page}/1/"`);
    expect(text).toContain(`由<a href="${page}/2/">第 2 次公开</a>更正，理由：更正一处隐去`);
    expect(text).toContain('撤回，内容和数据不再提供。理由：数据有误，需要核实');
    // The second one stands.
    expect(text).not.toContain('本版本的公开已于');
    const [latest] = await app.services.publications.publications(manager.grants, ROUND);
    await app.services.publications.withdraw(manager, latest?.id ?? '', '全部收回');
    await publish(first, '核实后重新公开');
    const again = (await readPublic(app.url, `/public/proof/${first.code}`)).text;
    expect(again).toContain('撤回，内容和数据不再提供。理由：全部收回');
    // What came after a withdrawal corrected nothing.
    expect(again).not.toContain('更正，理由：核实后重新公开');
    expect(again).toContain(`href="${page}/3/"`);
  });

  it('[SO12] labels the figures of a publication', async () => {
    const page = `/public/reports/2024-${first.code.toLowerCase()}/3/`;
    expect((await readPublic(app.url, page)).text).toMatch(
      /审核通过的 \d+ 张自评表合计；另有 \d+ 张未审核通过的填报 400 万元，共 600 万元/,
    );
    const data = JSON.parse((await readPublic(app.url, `${page}report.json`)).text) as PublishedDocument;
    expect(data.figures.coverage).toMatchObject({ pendingBudgetInFen: 400_000_000 });
  });

  it('keeps figures that were entered later to those who may read them', async () => {
    const actuals = await app.services.database.reader.manager.find(IndicatorActual, { take: 1 });
    const id = actuals[0]?.id ?? '';
    await app.services.database.gate.run((unit) =>
      unit.update(IndicatorActual, { id }, { valueText: '77123.45' }),
    );
    assertNoneOf(await walkPublic(app.url), ['77123.45']);
  });
});
