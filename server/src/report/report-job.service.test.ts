import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { DomainError } from '@attain/shared/errors/domain-error';
import { isFinished } from '@attain/shared/report/report-job';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import type { Role } from '@attain/shared/organisation/role';
import { Not } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import type { SignedIn } from '../account/session.service.ts';
import { readConfig } from '../config.ts';
import { createDatabase, type Database } from '../database/data-source.ts';
import { loadDemonstration } from '../demonstration/load-demonstration.ts';
import { DEMONSTRATION_FILE, readDemonstration } from '../demonstration/read-demonstration.ts';
import { recordChanges } from '../sync/record-changes.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import { VersionArchive } from '../sign-off/version-archive.ts';
import { cleanReportFiles, KEPT_JOBS } from './clean-report-files.ts';
import { ContentStore } from './content-store.ts';
import { fileNameOf } from './file-name.ts';
import { RenderingTooLarge } from './render-in-worker.ts';
import { renderOrder, type ReportRenderer } from './render-order.ts';
import { ReportJob } from './report-job.entity.ts';
import { ReportJobRunner } from './report-job-runner.ts';
import { NO_TEMPLATES } from './template/order-templates.ts';
import { ReportJobService } from './report-job.service.ts';

const REGION = '/650000/';
const ROUND = 'round-2024';

// Real files of real rows: seconds each on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

describeOnEachDatabase('ReportJobService', (open) => {
  const folder = mkdtempSync(join(tmpdir(), 'attain-report-job-'));
  const files = new ContentStore(folder);
  let database: Database;
  let clock = Date.parse('2025-03-01T08:00:00.000Z');
  const now = () => new Date((clock += 1000));
  const log = { error: vi.fn() };
  let manager: SignedIn;
  let service: ReportJobService;

  beforeAll(async () => {
    const { env } = await open();
    database = await createDatabase(readConfig({ ...env, NODE_ENV: 'test' }).database);
    await loadDemonstration(database, await readDemonstration(DEMONSTRATION_FILE), now());
    const [account] = await database.reader.query<{ readonly id: string }[]>(
      "SELECT id FROM user_account WHERE account_name = 'region-manage'",
    );
    manager = {
      userId: account?.id ?? '',
      accountName: 'region-manage',
      displayName: '业务管理员',
      grants: [{ role: 'MANAGER', path: REGION }],
    };
    ({ service } = await start());
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const templatesOf = () => Promise.resolve(NO_TEMPLATES);
  async function start(render: ReportRenderer = renderOrder) {
    const archive = new VersionArchive(database, files, () => 'https://attain.example');
    const runner = new ReportJobRunner({
      database,
      files,
      archive,
      render,
      templatesOf,
      now,
      log,
    });
    await runner.start();
    return { runner, service: new ReportJobService(database, files, runner, templatesOf, now) };
  }
  const as = (role: Role, path: string): SignedIn => ({ ...manager, grants: [{ role, path }] });
  const finished = (service: ReportJobService, id: string) =>
    vi.waitUntil(
      async () => {
        const job = await service.job(manager.grants, id);
        return isFinished(job.state) ? job : null;
      },
      { timeout: 150_000, interval: 50 },
    );
  const codeOf = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'no refusal',
      (error: unknown) => {
        if (error instanceof DomainError) return String(error.code);
        throw error;
      },
    );

  it('makes the files of a round, tells their hashes, and the same files when it is asked again', async () => {
    const asked = await service.ask(manager, ROUND);
    expect(asked).toMatchObject({ state: 'QUEUED', progress: 0, files: [], isOutdated: false });
    const job = await finished(service, asked.id);
    expect(job).toMatchObject({ state: 'DONE', progress: 100, errorCode: null, isOutdated: false });
    expect(job.files.map(({ kind }) => kind)).toEqual(['DOCX', 'XLSX', 'JSON']);
    for (const { kind, name, sha256, byteCount } of job.files) {
      expect(name).toMatch(new RegExp(`^新疆.*绩效自评报告\\.${kind.toLowerCase()}$`));
      const file = await service.file(manager.grants, job.id, kind);
      const bytes = readFileSync(file?.path ?? '');
      expect(bytes.length).toBe(byteCount);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
    const again = await finished(service, (await service.ask(manager, ROUND)).id);
    expect(again).toMatchObject({ contentHash: job.contentHash, files: job.files });
    // A server started anew makes them itself, and makes the same.
    const { service: next } = await start();
    const third = await finished(next, (await next.ask(manager, ROUND)).id);
    expect(third).toMatchObject({ contentHash: job.contentHash, files: job.files });
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('says that data was updated once a row of the report has changed, and not for talk about it', async () => {
    const { id, seq } = await finished(service, (await service.ask(manager, ROUND)).id);
    const [actual] = await database.reader.manager.find(IndicatorActual, { take: 1 });
    const change = { reach: 'UNIT', ownerPath: `${REGION}650100/` } as const;
    await database.gate.run((unit) => recordChanges(unit, [{ entity: 'COMMENT', id: 'c', ...change }]));
    await database.gate.run((unit) =>
      recordChanges(unit, [{ entity: 'INDICATOR_ACTUAL', id: 'of another round', ...change }]),
    );
    expect((await service.job(manager.grants, id)).isOutdated).toBe(false);
    await database.gate.run((unit) =>
      recordChanges(unit, [{ entity: 'INDICATOR_ACTUAL', id: actual?.id ?? '', ...change }]),
    );
    expect(await service.job(manager.grants, id)).toMatchObject({ seq, isOutdated: true });
    expect((await service.jobs(manager.grants, ROUND)).find((job) => job.id === id)?.isOutdated).toBe(true);
    // What is made now holds the change.
    const { seq: newSeq, isOutdated } = await finished(service, (await service.ask(manager, ROUND)).id);
    expect({ isNewer: Number(newSeq) > Number(seq), isOutdated }).toEqual({
      isNewer: true,
      isOutdated: false,
    });
  });

  it('reads one state: a form approved while the files are made is not in any of them, and that is told', async () => {
    const form = await database.reader.manager.findOneByOrFail(SelfEvaluation, {
      roundId: ROUND,
      state: Not('APPROVED'),
      orgUnitId: Not('xinjiang'),
    });
    const before = form.state;
    const setState = (state: SelfEvaluation['state']) =>
      database.gate.run(async (unit) => {
        await unit.update(SelfEvaluation, { id: form.id }, { state });
        const { id, orgPath: ownerPath } = form;
        await recordChanges(unit, [{ entity: 'SELF_EVALUATION', id, reach: 'UNIT', ownerPath }]);
      });
    const { service: slow } = await start(async (order, done) => {
      await setState('APPROVED');
      return renderOrder(order, done);
    });
    const stateIn = async (job: Awaited<ReturnType<typeof finished>>) => {
      const file = await service.file(manager.grants, job.id, 'JSON');
      const { material } = JSON.parse(readFileSync(file?.path ?? '', 'utf8')) as { material: ReportMaterial };
      return material.selfEvaluations.find(({ id }) => id === form.id)?.state;
    };
    const job = await finished(slow, (await slow.ask(manager, ROUND)).id);
    expect(job).toMatchObject({ state: 'DONE', isOutdated: true });
    expect(await stateIn(job)).toBe(before);

    const next = await finished(service, (await service.ask(manager, ROUND)).id);
    expect(next.isOutdated).toBe(false);
    expect(await stateIn(next)).toBe('APPROVED');
    const hashes = ({ files: all }: typeof next) => all.map(({ sha256 }) => sha256);
    for (const hash of hashes(next)) expect(hashes(job)).not.toContain(hash);
    await setState(before);
  });

  it('lets managers, reviewers and auditors of the whole round ask, and shows others no more than nothing', async () => {
    for (const role of ['MANAGER', 'REVIEWER', 'AUDITOR'] as const) {
      expect((await service.ask(as(role, REGION), ROUND)).roundId).toBe(ROUND);
    }
    expect(await codeOf(service.ask(as('PREPARER', REGION), ROUND))).toBe('FORBIDDEN');
    const { id } = await finished(service, (await service.ask(manager, ROUND)).id);
    expect((await service.file(as('PREPARER', REGION).grants, id, 'DOCX'))?.facts.kind).toBe('DOCX');
    for (const { grants, ...rest } of [as('MANAGER', `${REGION}650100/`), as('ADMINISTRATOR', REGION)]) {
      expect(await codeOf(service.ask({ ...rest, grants }, ROUND))).toBe('NOT_FOUND');
      expect(await codeOf(service.jobs(grants, ROUND))).toBe('NOT_FOUND');
      expect(await codeOf(service.job(grants, id))).toBe('NOT_FOUND');
      expect(await service.file(grants, id, 'DOCX')).toBeNull();
    }
    expect(await codeOf(service.ask(manager, 'no round'))).toBe('NOT_FOUND');
    expect(await codeOf(service.job(manager.grants, 'no job'))).toBe('NOT_FOUND');
  });

  it('serves everybody who asks before it begins with one job', async () => {
    const [first, second] = await Promise.all([service.ask(manager, ROUND), service.ask(manager, ROUND)]);
    await finished(service, first.id);
    await finished(service, second.id);
    const third = await service.ask(manager, ROUND);
    expect((await finished(service, third.id)).id).not.toBe(first.id);
  });

  it('tells what was cut off by the end of the server, and makes it when it is asked again', async () => {
    const { runner, service: slow } = await start(
      (_order, _done, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('cut')), { once: true });
        }),
    );
    const { id } = await slow.ask(manager, ROUND);
    await vi.waitUntil(async () => (await slow.job(manager.grants, id)).progress > 0, { timeout: 60_000 });
    await runner.close();
    expect(await service.job(manager.grants, id)).toMatchObject({ state: 'INTERRUPTED', files: [] });
    // One that a power cut left in the middle is told by the next start.
    await database.gate.run((unit) => unit.update(ReportJob, { id }, { state: 'RUNNING', finishedAt: null }));
    const { service: next } = await start();
    expect((await next.job(manager.grants, id)).state).toBe('INTERRUPTED');
    expect((await finished(next, (await next.ask(manager, ROUND)).id)).state).toBe('DONE');
  });

  it('tells why there are no files, and goes on with the next job', async () => {
    const reasons = [
      [new RenderingTooLarge(), 'TOO_LARGE'],
      [Object.assign(new Error('no space'), { code: 'ENOSPC' }), 'DISK_FULL'],
      [new Error('a fault'), 'DEFECT'],
    ] as const;
    const left = reasons.map(([error]) => error);
    const { service: failing } = await start(async (order, done) => {
      const error = left.shift();
      if (error) throw error;
      return renderOrder(order, done);
    });
    log.error.mockClear();
    for (const [, errorCode] of reasons) {
      const job = await finished(failing, (await failing.ask(manager, ROUND)).id);
      expect(job).toMatchObject({ state: 'FAILED', errorCode, files: [] });
    }
    // What a person can mend is no defect of ours; a full disk is told to both.
    expect(log.error).toHaveBeenCalledTimes(2);
    expect((await finished(failing, (await failing.ask(manager, ROUND)).id)).state).toBe('DONE');
  });

  it('makes again what the disk has lost', async () => {
    const job = await finished(service, (await service.ask(manager, ROUND)).id);
    rmSync(files.pathOf(job.files[0]?.sha256 ?? ''));
    expect(await service.file(manager.grants, job.id, 'DOCX')).toBeNull();
    const again = await finished(service, (await service.ask(manager, ROUND)).id);
    expect(again.files).toEqual(job.files);
    expect(await service.file(manager.grants, job.id, 'DOCX')).not.toBeNull();
  });

  it('keeps the newest jobs with their files, and drops older ones', async () => {
    const newest = await finished(service, (await service.ask(manager, ROUND)).id);
    for (let i = 0; i < KEPT_JOBS + 2; i += 1) {
      await finished(service, (await service.ask(manager, ROUND)).id);
    }
    const stray = join(folder, 'f'.repeat(64));
    const young = join(folder, 'e'.repeat(64));
    for (const path of [stray, young]) writeFileSync(path, 'x');
    for (const path of [stray, files.pathOf(newest.files[0]?.sha256 ?? '')]) utimesSync(path, 0, 0);
    utimesSync(young, now(), now());
    await cleanReportFiles(database, files, now());
    expect(await service.jobs(manager.grants, ROUND)).toHaveLength(KEPT_JOBS);
    expect(await database.reader.manager.count(ReportJob)).toBe(KEPT_JOBS);
    const names = readdirSync(folder);
    expect(names).not.toContain('f'.repeat(64));
    expect(names).toContain('e'.repeat(64));
    // The same bytes are named by a younger job.
    expect(statSync(files.pathOf(newest.files[0]?.sha256 ?? '')).size).toBe(newest.files[0]?.byteCount);
  });
});

describe('fileNameOf', () => {
  it.each([
    ['新疆2024年度绩效自评报告', '新疆2024年度绩效自评报告'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['..\u202Egpj.exe\r\n', 'gpj.exe'],
    ['\uD800', 'report'],
    ['', 'report'],
    ['长'.repeat(200), '长'.repeat(80)],
  ])('takes %j as %j', (title, name) => {
    expect(fileNameOf(title)).toBe(name);
  });
});
