import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '@attain/shared/errors/domain-error';
import type { Role } from '@attain/shared/organisation/role';
import { isFinished } from '@attain/shared/report/report-job';
import { readShortCode } from '@attain/shared/sign-off/short-code';
import { whatBlocksSignOff } from '@attain/shared/sign-off/what-blocks-sign-off';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import type { SignedIn } from '../account/session.service.ts';
import { readConfig } from '../config.ts';
import { createDatabase, type Database } from '../database/data-source.ts';
import { insertRows } from '../database/insert-rows.ts';
import { loadDemonstration } from '../demonstration/load-demonstration.ts';
import { DEMONSTRATION_FILE, readDemonstration } from '../demonstration/read-demonstration.ts';
import { FindingAnswer } from '../finding-answer/finding-answer.entity.ts';
import { cleanReportFiles } from '../report/clean-report-files.ts';
import { ContentStore } from '../report/content-store.ts';
import { renderOrder } from '../report/render-order.ts';
import { NO_TEMPLATES } from '../report/template/order-templates.ts';
import { ReportJobRunner } from '../report/report-job-runner.ts';
import { ReportJobService } from '../report/report-job.service.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { recordChanges } from '../sync/record-changes.ts';
import type { ReportVersionView } from './report-version.entity.ts';
import { SignOffService } from './sign-off.service.ts';
import { VersionFindings } from './version-findings.ts';
import { VersionNews } from './version-news.ts';
import { VersionArchive } from './version-archive.ts';

const REGION = '/650000/';
const ROUND = 'round-2024';
const ORIGIN = 'https://attain.example';

// Real files of real rows: seconds each on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

describeOnEachDatabase('SignOffService', (open) => {
  const folder = mkdtempSync(join(tmpdir(), 'attain-sign-off-'));
  const jobFiles = new ContentStore(join(folder, 'reports'));
  const files = new ContentStore(join(folder, 'report-versions'));
  let database: Database;
  let clock = Date.parse('2025-03-01T08:00:00.000Z');
  const now = () => new Date((clock += 1000));
  let jobs: ReportJobService;
  let service: SignOffService;
  let manager: SignedIn;
  let reviewer: SignedIn;

  beforeAll(async () => {
    const { env } = await open();
    database = await createDatabase(readConfig({ ...env, NODE_ENV: 'test' }).database);
    await loadDemonstration(database, await readDemonstration(DEMONSTRATION_FILE), now());
    await files.prepare();
    const archive = new VersionArchive(database, files, () => ORIGIN);
    const log = { error: vi.fn() };
    const templatesOf = () => Promise.resolve(NO_TEMPLATES);
    const runner = new ReportJobRunner({
      database,
      files: jobFiles,
      archive,
      render: renderOrder,
      templatesOf,
      now,
      log,
    });
    await runner.start();
    jobs = new ReportJobService(database, jobFiles, runner, templatesOf, now);
    const news = new VersionNews(new VersionFindings(files));
    service = new SignOffService(database, files, news, runner, now);
    manager = await personOf('region-manage', 'MANAGER');
    reviewer = await personOf('region-review', 'REVIEWER');
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function personOf(accountName: string, role: Role): Promise<SignedIn> {
    const [account] = await database.reader.query<{ readonly id: string }[]>(
      `SELECT id FROM user_account WHERE account_name = '${accountName}'`,
    );
    const grants = [{ role, path: REGION }];
    return { userId: account?.id ?? '', accountName, displayName: accountName, grants };
  }
  const finished = (id: string) =>
    vi.waitUntil(
      async () => {
        const job = await jobs.job(manager.grants, id);
        return isFinished(job.state) ? job : null;
      },
      { timeout: 150_000, interval: 50 },
    );
  /** The files of the round as they are now, which the drafter looks at. */
  const look = async () => (await finished((await jobs.ask(manager, ROUND)).id)).contentHash ?? '';
  const newest = async (): Promise<ReportVersionView> => {
    const [version] = await service.versions(manager, ROUND);
    if (!version) throw new Error('no version');
    return version;
  };
  /** The demonstration's report is partial, and whoever acts on it says that they know. */
  const aware = (contentHash: string) => ({ contentHash, evenIfPartial: true });
  async function putUp(): Promise<ReportVersionView> {
    const job = await finished((await service.putUp(manager, ROUND, aware(await look()))).id);
    expect(job).toMatchObject({ state: 'DONE', purpose: 'VERSION', files: [] });
    return newest();
  }
  const refusalOf = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'no refusal',
      (error: unknown) => {
        if (error instanceof DomainError) return String(error.code);
        throw error;
      },
    );
  async function changeARow(): Promise<void> {
    const [actual] = await database.reader.manager.find(IndicatorActual, { take: 1 });
    const change = { entity: 'INDICATOR_ACTUAL', reach: 'UNIT', ownerPath: REGION } as const;
    await database.gate.run((unit) => recordChanges(unit, [{ ...change, id: actual?.id ?? '' }]));
  }
  /** Gives a reason for each finding that holds up the signature. */
  async function answerFindings(version: ReportVersionView): Promise<void> {
    const answers = await database.reader.manager.find(FindingAnswer);
    const open = whatBlocksSignOff(await new VersionFindings(files).of(version), answers);
    const rows = open.map(({ key, fingerprint }): FindingAnswer => ({
      ...{ id: randomUUID(), roundId: ROUND, findingKey: key, kind: 'ANSWER', fingerprint },
      ...{ reason: '已核实', answerId: null, authorId: manager.userId, authorName: 'region-manage' },
      ordinal: answers.filter(({ findingKey }) => findingKey === key).length + 1,
      ...{ createdAt: now().toISOString(), orgPath: REGION },
    }));
    await database.gate.run((unit) => insertRows(unit, FindingAnswer, rows));
  }
  const sign = (version: ReportVersionView, more: object = {}) =>
    service.act(reviewer, version.id, { act: 'SIGN', ...aware(version.contentHash), ...more });

  it('freezes what its drafter looked at: content, figures, files and a code', async () => {
    const version = await putUp();
    expect(version).toMatchObject({
      number: 1,
      state: 'PUT_UP',
      contentHash: await look(),
      figures: { budgetYear: 2024, totalScoreInCentipoints: 9850, grade: '优' },
      gaps: { openPlaces: 26, unapprovedForms: 4 },
      signedAt: null,
      isOutdated: false,
      correctedBy: null,
    });
    expect(version.acts.map(({ act, byName }) => [act, byName])).toEqual([['PUT_UP', 'region-manage']]);
    expect(readShortCode(version.code)).toBe(version.code);
    expect(version.files.map(({ kind }) => kind)).toEqual(['DOCX', 'XLSX', 'JSON']);
    for (const { kind, name, sha256, byteCount } of version.files) {
      expect(name).toContain('（第1版）');
      const file = await service.file(reviewer.grants, version.id, kind);
      const bytes = readFileSync(file?.path ?? '');
      expect(bytes.length).toBe(byteCount);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
    const json = await service.file(reviewer.grants, version.id, 'JSON');
    expect(JSON.parse(readFileSync(json?.path ?? '', 'utf8'))).toMatchObject({
      version: { number: 1, code: version.code, address: `${ORIGIN}/public/proof/${version.code}` },
    });
  });

  it('has one version wait at a time, and takes nothing that nobody looked at', async () => {
    expect(await refusalOf(service.putUp(manager, ROUND, aware(await look())))).toBe('VERSION_WAITING');
    const { id, contentHash } = await newest();
    await service.act(manager, id, { act: 'WITHDRAW', contentHash });
    expect(await newest()).toMatchObject({ number: 1, state: 'WITHDRAWN' });
    const unaware = { contentHash: await look(), evenIfPartial: false };
    expect(await refusalOf(service.putUp(manager, ROUND, unaware))).toBe('REPORT_PARTIAL');
    expect(await refusalOf(service.putUp(manager, ROUND, aware('f'.repeat(64))))).toBe('REPORT_STALE');
    const seen = await look();
    await changeARow();
    expect(await refusalOf(service.putUp(manager, ROUND, aware(seen)))).toBe('REPORT_STALE');
    expect(await service.versions(manager, ROUND)).toHaveLength(1);
  });

  it('serves two who put up at once with one version', async () => {
    const seen = await look();
    const [first, second] = await Promise.all([
      service.putUp(manager, ROUND, aware(seen)),
      service.putUp(manager, ROUND, aware(seen)),
    ]);
    await finished(first.id);
    await finished(second.id);
    expect((await service.versions(manager, ROUND)).map(({ number }) => number)).toEqual([2, 1]);
  });

  it('is returned with a reason, which stays', async () => {
    const { id, contentHash } = await newest();
    const back = { act: 'RETURN', contentHash } as const;
    expect(await refusalOf(service.act(reviewer, id, back))).toBe('RETURN_WITHOUT_REASON');
    const returned = await service.act(reviewer, id, { ...back, reason: '请补写公开日期 ' });
    expect(returned).toMatchObject({ state: 'RETURNED', signedAt: null });
    expect(returned.acts.at(-1)).toMatchObject({
      act: 'RETURN',
      byName: 'region-review',
      reason: '请补写公开日期',
    });
    expect(await refusalOf(sign(await newest()))).toBe('VERSION_DECIDED');
  });

  it('is signed by another person, once every grave finding is answered, on what they saw, and tells what has changed since', async () => {
    const version = await putUp();
    expect(await refusalOf(sign({ ...version, contentHash: 'e'.repeat(64) }))).toBe('REPORT_STALE');
    const drafterAsReviewer = { ...manager, grants: [...manager.grants, ...reviewer.grants] };
    const own = { act: 'SIGN', contentHash: version.contentHash } as const;
    expect(await refusalOf(service.act(drafterAsReviewer, version.id, own))).toBe('SELF_SIGNATURE');
    expect(version.openFindings).toEqual(expect.arrayContaining(['F01', 'F31']));
    expect(await refusalOf(sign(version))).toBe('FINDINGS_OPEN');
    await answerFindings(version);
    expect(await newest()).toMatchObject({ state: 'PUT_UP', openFindings: [], acts: version.acts });
    await changeARow();
    expect(await newest()).toMatchObject({ state: 'PUT_UP', isOutdated: true });
    expect(await refusalOf(sign(version))).toBe('REPORT_OUTDATED');
    expect((await newest()).acts).toHaveLength(1);
    expect(await refusalOf(sign(version, { evenIfOutdated: true, evenIfPartial: false }))).toBe(
      'REPORT_PARTIAL',
    );
    const signed = await sign(version, { evenIfOutdated: true });
    expect(signed).toMatchObject({ state: 'SIGNED', contentHash: version.contentHash, files: version.files });
    expect(signed.acts.at(-1)).toMatchObject({ act: 'SIGN', evenIfOutdated: true, at: signed.signedAt });
  });

  it('lets one of two racing acts win, and tells the other', async () => {
    const version = await putUp();
    const { id, contentHash } = version;
    const results = await Promise.all([
      refusalOf(sign(version)),
      refusalOf(service.act(reviewer, id, { act: 'RETURN', contentHash, reason: '请补写' })),
      refusalOf(service.act(manager, id, { act: 'WITHDRAW', contentHash })),
    ]);
    expect(results.toSorted()).toEqual(['VERSION_DECIDED', 'VERSION_DECIDED', 'no refusal']);
    expect((await newest()).acts).toHaveLength(2);
  });

  it('is corrected by a later one once that is signed, and stays as it was', async () => {
    const later = await putUp();
    const before = (await service.versions(manager, ROUND)).find(({ state }) => state === 'SIGNED');
    expect(before?.correctedBy).toBeNull();
    await sign(later);
    const after = (await service.versions(manager, ROUND)).find(({ id }) => id === before?.id);
    expect(after).toMatchObject({ ...before, correctedBy: later.number });
    expect((await newest()).correctedBy).toBeNull();
  });

  it('keeps its files when those of jobs are cleaned away', async () => {
    const versions = await service.versions(manager, ROUND);
    await cleanReportFiles(database, jobFiles, new Date(now().getTime() + 365 * 24 * 3600 * 1000));
    for (const version of versions) {
      for (const { kind } of version.files) {
        expect(await service.file(manager.grants, version.id, kind)).not.toBeNull();
      }
    }
  });

  it('is shown to who reads all of the round, and acted on by nobody else', async () => {
    const version = await putUp();
    const { id, contentHash } = version;
    const as = (role: Role, path: string): SignedIn => ({
      ...reviewer,
      userId: 'x',
      grants: [{ role, path }],
    });
    for (const role of ['PREPARER', 'AUDITOR', 'MANAGER'] as const) {
      const person = as(role, REGION);
      expect((await service.versions(person, ROUND))[0]?.id).toBe(id);
      expect(await refusalOf(service.act(person, id, { act: 'SIGN', contentHash }))).toBe('FORBIDDEN');
      expect(await refusalOf(service.act(person, id, { act: 'RETURN', contentHash, reason: '因为' }))).toBe(
        'FORBIDDEN',
      );
      expect(await refusalOf(service.act(person, id, { act: 'WITHDRAW', contentHash }))).toBe('FORBIDDEN');
      if (role !== 'MANAGER')
        expect(await refusalOf(service.putUp(person, ROUND, aware(contentHash)))).toBe('FORBIDDEN');
    }
    for (const person of [
      as('REVIEWER', '/620000/'),
      as('PREPARER', `${REGION}650100/`),
      as('ADMINISTRATOR', REGION),
    ]) {
      expect(await refusalOf(service.versions(person, ROUND))).toBe('NOT_FOUND');
      expect(await refusalOf(service.putUp(person, ROUND, aware(contentHash)))).toBe('NOT_FOUND');
      expect(await refusalOf(service.act(person, id, { act: 'SIGN', contentHash }))).toBe('NOT_FOUND');
      expect(await service.file(person.grants, id, 'DOCX')).toBeNull();
    }
    expect(await refusalOf(service.act(reviewer, 'no version', { act: 'SIGN', contentHash }))).toBe(
      'NOT_FOUND',
    );
    await service.act(manager, id, { act: 'WITHDRAW', contentHash });
  });
});
