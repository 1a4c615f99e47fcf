import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '@attain/shared/errors/domain-error';
import type { Role } from '@attain/shared/organisation/role';
import { publishedDocumentSchema } from '@attain/shared/publication/public-report-schema';
import { suggestRedactions } from '@attain/shared/publication/suggest-redactions';
import { TAKEN_OUT, type Redaction } from '@attain/shared/publication/redaction';
import { isFinished } from '@attain/shared/report/report-job';
import { Ajv2020 } from 'ajv/dist/2020.js';
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import type { SignedIn } from '../account/session.service.ts';
import { readConfig } from '../config.ts';
import { createDatabase, type Database } from '../database/data-source.ts';
import { loadDemonstration } from '../demonstration/load-demonstration.ts';
import { DEMONSTRATION_FILE, readDemonstration } from '../demonstration/read-demonstration.ts';
import { ContentStore } from '../report/content-store.ts';
import { renderOrder } from '../report/render-order.ts';
import { NO_TEMPLATES } from '../report/template/order-templates.ts';
import { ReportJobRunner } from '../report/report-job-runner.ts';
import { ReportJobService } from '../report/report-job.service.ts';
import { FormStatement } from '../self-evaluation/form-statement.entity.ts';
import { insertRows } from '../database/insert-rows.ts';
import { ReportVersion } from '../sign-off/report-version.entity.ts';
import { SignOffService } from '../sign-off/sign-off.service.ts';
import { VersionFindings } from '../sign-off/version-findings.ts';
import { VersionNews } from '../sign-off/version-news.ts';
import { VersionArchive } from '../sign-off/version-archive.ts';
import type { Publication } from './publication.entity.ts';
import type { PublishRequest } from './prepare-publication.ts';
import { PublicationService } from './publication.service.ts';
import { PublicReportsService } from './public-reports.service.ts';
import { readVersionContent } from './read-version-content.ts';

const REGION = '/650000/';
const ROUND = 'round-2024';
const ORIGIN = 'https://attain.example';
const SECRETS = ['李建国', '张三', '13812345678'];
const WRITTEN = '由李建国整改，联系人：张三，电话13812345678。';

// Real files of real rows: seconds each on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

describeOnEachDatabase('PublicationService', (open) => {
  const folder = mkdtempSync(join(tmpdir(), 'attain-publication-'));
  const versionFiles = new ContentStore(join(folder, 'report-versions'));
  const files = new ContentStore(join(folder, 'publications'));
  let database: Database;
  let clock = Date.parse('2025-03-31T15:59:00.000Z');
  const now = () => new Date((clock += 1000));
  let signOffs: SignOffService;
  let jobs: ReportJobService;
  let service: PublicationService;
  let everybody: PublicReportsService;
  let manager: SignedIn;
  let first: ReportVersion;

  beforeAll(async () => {
    const { env } = await open();
    database = await createDatabase(readConfig({ ...env, NODE_ENV: 'test' }).database);
    await loadDemonstration(database, await readDemonstration(DEMONSTRATION_FILE), now());
    await Promise.all([versionFiles.prepare(), files.prepare()]);
    const jobFiles = new ContentStore(join(folder, 'reports'));
    const archive = new VersionArchive(database, versionFiles, () => ORIGIN);
    const log = { error: vi.fn() };
    const templatesOf = () => Promise.resolve(NO_TEMPLATES);
    const parts = { database, files: jobFiles, archive, render: renderOrder, templatesOf, now, log };
    const runner = new ReportJobRunner(parts);
    await runner.start();
    jobs = new ReportJobService(database, jobFiles, runner, templatesOf, now);
    const news = new VersionNews(new VersionFindings(versionFiles));
    signOffs = new SignOffService(database, versionFiles, news, runner, now);
    service = new PublicationService({ database, versionFiles, files, origin: () => ORIGIN, now });
    everybody = new PublicReportsService(database, files);
    const [account] = await database.reader.query<{ readonly id: string }[]>(
      `SELECT id FROM user_account WHERE account_name = 'region-manage'`,
    );
    manager = person('MANAGER', REGION, account?.id);
    await write();
    first = await putUp();
  }, 240_000);
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function person(role: Role, path: string, userId = 'nobody'): SignedIn {
    return { userId, accountName: 'x', displayName: '王发布', grants: [{ role, path }] };
  }
  /** What the region wrote for its report names two people and a telephone. */
  async function write(): Promise<void> {
    const [form] = await database.reader.query<{ readonly id: string; readonly org_path: string }[]>(
      `SELECT id, org_path FROM self_evaluation WHERE org_path = '${REGION}'`,
    );
    const at = now().toISOString();
    const stamp = { at, byName: '李建国', clientId: 'tab', seq: 1, mutationId: 'written' };
    const statement: FormStatement = {
      id: 'written',
      selfEvaluationId: form?.id ?? '',
      place: 'PROBLEM.USE',
      text: WRITTEN,
      rev: 1,
      stamps: { text: stamp },
      orgPath: REGION,
    };
    await database.gate.run((unit) => insertRows(unit, FormStatement, [statement]));
  }
  const finished = (id: string) =>
    vi.waitUntil(
      async () => {
        const job = await jobs.job(manager.grants, id);
        return isFinished(job.state) ? job : null;
      },
      { timeout: 150_000, interval: 50 },
    );
  async function putUp(): Promise<ReportVersion> {
    const { contentHash } = await finished((await jobs.ask(manager, ROUND)).id);
    await finished(
      (await signOffs.putUp(manager, ROUND, { contentHash: contentHash ?? '', evenIfPartial: true })).id,
    );
    const [version] = await signOffs.versions(manager, ROUND);
    if (!version) throw new Error('no version');
    return version;
  }
  /** Whatever else a signature asks for is not what is tested here. */
  const sign = ({ id }: ReportVersion) =>
    database.gate.run((unit) =>
      unit.update(ReportVersion, { id }, { state: 'SIGNED', signedAt: now().toISOString() }),
    );
  async function requestFor(
    version: ReportVersion,
    more: Partial<PublishRequest> = {},
  ): Promise<PublishRequest> {
    const { number, names } = await service.draft(manager.grants, version.id);
    const { report } = await readVersionContent(versionFiles, version);
    const takenOut = suggestRedactions(report, names);
    return {
      versionId: version.id,
      number,
      takenOut,
      dismissed: [],
      reason: '',
      evenIfPartial: true,
      ...more,
    };
  }
  const refusalOf = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'no refusal',
      (error: unknown) => {
        if (error instanceof DomainError) return String(error.code);
        throw error;
      },
    );
  async function bytesOf(publication: Publication, name: string): Promise<Buffer> {
    const file = await everybody.file(publication, name);
    return readFileSync(file?.path ?? '');
  }

  it('publishes what is signed, and nothing else', async () => {
    expect(await refusalOf(service.publish(manager, await requestFor(first)))).toBe('VERSION_NOT_SIGNED');
    expect(await service.draft(manager.grants, first.id)).toMatchObject({ number: 1, mayPublish: false });
    expect(await service.publications(manager.grants, ROUND)).toEqual([]);
    await sign(first);
    expect(await service.draft(manager.grants, first.id)).toMatchObject({ mayPublish: true });
  });

  it('is the manager’s alone, and shown to who reads all of the round', async () => {
    const request = await requestFor(first);
    for (const role of ['REVIEWER', 'AUDITOR', 'PREPARER'] as const) {
      const somebody = person(role, REGION);
      expect(await refusalOf(service.publish(somebody, request))).toBe('FORBIDDEN');
      expect(await service.publications(somebody.grants, ROUND)).toEqual([]);
    }
    for (const somebody of [
      person('MANAGER', '/620000/'),
      person('MANAGER', `${REGION}650100/`),
      person('ADMINISTRATOR', REGION),
    ]) {
      expect(await refusalOf(service.publish(somebody, request))).toBe('NOT_FOUND');
      expect(await refusalOf(service.draft(somebody.grants, first.id))).toBe('NOT_FOUND');
      expect(await refusalOf(service.publications(somebody.grants, ROUND))).toBe('NOT_FOUND');
    }
  });

  it('waits for a decision on every suggestion, and refuses what would be left', async () => {
    const request = await requestFor(first);
    expect(request.takenOut.map(({ text }) => text)).toEqual(expect.arrayContaining(SECRETS));
    const without = { ...request, takenOut: request.takenOut.slice(1) };
    expect(await refusalOf(service.publish(manager, without))).toBe('REDACTION_UNDECIDED');
    const figure: Redaction = { text: '600', kind: 'OTHER' };
    const left = { ...request, takenOut: [...request.takenOut, figure] };
    expect(await refusalOf(service.publish(manager, left))).toBe('REDACTION_LEFT_OVER');
    const named = { ...request, reason: '李建国改正' };
    expect(await refusalOf(service.publish(manager, named))).toBe('REDACTION_LEFT_OVER');
    expect(await everybody.all()).toEqual([]);
  });

  it('gives files without what was taken out, a record with date and address, and hashes that fit', async () => {
    const unaware = await requestFor(first, { evenIfPartial: false });
    expect(await refusalOf(service.publish(manager, unaware))).toBe('REPORT_PARTIAL');
    const published = await service.publish(manager, await requestFor(first));
    const slug = `2024-${first.code.toLowerCase()}`;
    expect(published).toMatchObject({
      number: 1,
      state: 'PUBLISHED',
      slug,
      address: `${ORIGIN}/public/reports/${slug}/1/`,
      publishedByName: '王发布',
      versionId: first.id,
    });
    const names = published.files.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['report.docx', 'annex.csv', 'table-1.csv', 'report.json']));
    const sums = (await bytesOf(published, 'SHA256SUMS')).toString();
    expect(createHash('sha256').update(sums).digest('hex')).toBe(published.contentHash);
    for (const { name, sha256, byteCount } of published.files) {
      const bytes = await bytesOf(published, name);
      expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([byteCount, sha256]);
      if (name !== 'SHA256SUMS') expect(sums).toContain(`${sha256}  ${name}\n`);
      for (const text of name.endsWith('.docx') ? await partsOf(bytes) : [bytes.toString()]) {
        for (const secret of SECRETS) expect(text, name).not.toContain(secret);
        expect(text, name).not.toContain('"author"');
      }
    }
    const document = await partsOf(await bytesOf(published, 'report.docx'));
    expect(document.join('')).toContain(TAKEN_OUT);
    const paper = document.join('').replace(/<[^>]+>/g, '');
    expect(paper).toContain(`本报告不完整，还有${first.gaps?.openPlaces ?? 0}处未填写`);
    expect(paper).not.toContain('本报告为草稿');
    expect(document.join('')).toContain(`本报告于2025年3月31日公开，网址为${published.address}。`);
  });

  it('describes every field of its data', async () => {
    const { publication } = (await everybody.find(`2024-${first.code.toLowerCase()}`, 1)) ?? {};
    if (!publication) throw new Error('nothing is published');
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
      publishedDocumentSchema(`${ORIGIN}/public/reports/schema.json`),
    );
    const data = JSON.parse((await bytesOf(publication, 'report.json')).toString()) as Record<
      string,
      unknown
    >;
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...data, author: '李建国' })).toBe(false);
    expect(data).toMatchObject({
      publication: { number: 1, publishedOn: '2025-03-31', reason: '' },
      figures: { totalScoreInCentipoints: 9850, grade: '优', budgetYear: 2024 },
      gaps: first.gaps,
      takenOut: { count: 3 },
    });
  });

  it('is corrected by the next one, of whoever comes first, with a reason; the old one stays', async () => {
    const request = await requestFor(first);
    expect(await refusalOf(service.publish(manager, request))).toBe('PUBLICATION_WITHOUT_REASON');
    const again = { ...request, reason: '补充隐去一处个人信息' };
    const results = await Promise.all([
      refusalOf(service.publish(manager, again)),
      refusalOf(service.publish(manager, again)),
    ]);
    expect(results.toSorted()).toEqual(['PUBLICATION_CHANGED', 'no refusal']);
    const all = await service.publications(manager.grants, ROUND);
    expect(all.map(({ number, state }) => [number, state])).toEqual([
      [2, 'PUBLISHED'],
      [1, 'CORRECTED'],
    ]);
    for (const publication of all) expect(await everybody.document(publication)).not.toBeNull();
  });

  it('is withdrawn with a reason, once; its bytes are no longer given, and the next one is a new number', async () => {
    const [current, old] = await service.publications(manager.grants, ROUND);
    if (!current || !old) throw new Error('nothing is published');
    expect(await refusalOf(service.withdraw(manager, current.id, ' '))).toBe('PUBLICATION_WITHOUT_REASON');
    expect(await refusalOf(service.withdraw(person('AUDITOR', REGION), current.id, '有误'))).toBe(
      'FORBIDDEN',
    );
    expect(await refusalOf(service.withdraw(person('MANAGER', '/620000/'), current.id, '有误'))).toBe(
      'NOT_FOUND',
    );
    const gone = await service.withdraw(manager, current.id, '数据有误');
    expect(gone).toMatchObject({
      state: 'WITHDRAWN',
      withdrawnReason: '数据有误',
      withdrawnByName: '王发布',
    });
    expect(await everybody.document(gone)).toBeNull();
    for (const { name } of gone.files) expect(await everybody.file(gone, name)).toBeNull();
    expect(await refusalOf(service.withdraw(manager, current.id, '数据有误'))).toBe('PUBLICATION_WITHDRAWN');
    expect(await service.withdraw(manager, old.id, '数据有误')).toMatchObject({ state: 'WITHDRAWN' });
    const third = await service.publish(manager, await requestFor(first, { reason: '重新公开' }));
    expect([third.number, third.slug]).toEqual([3, old.slug]);
  });
});

/** Every part of an Office file as text. */
async function partsOf(bytes: Buffer): Promise<string[]> {
  const archive = await JSZip.loadAsync(bytes);
  return Promise.all(Object.values(archive.files).map((part) => part.async('string')));
}
