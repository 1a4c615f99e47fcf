import { randomUUID } from 'node:crypto';
import { reportFilePath } from '@attain/shared/report/report-paths';
import type { ReportFileKind } from '@attain/shared/report/report-job';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ApiClient, signedIn } from '../support/api-client.ts';
import { describeOnEachDatabase, type EmptyDatabase } from '../support/each-database.ts';
import { sha256Of } from '../support/evidence.ts';
import { askForFiles, fetchFile, readJob, waitForJob, type JobAnswer } from '../support/report-jobs.ts';
import { callOf, readCommittedSchema } from '../support/select-everything.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { TestDevice } from '../support/test-device.ts';
import { ACCOUNTS, maySee, personOf, readPeople, type Person } from './scope-world.ts';

const KINDS: readonly ReportFileKind[] = ['DOCX', 'XLSX', 'JSON'];
const schema = readCommittedSchema();

describeOnEachDatabase('the files of a report', (open) => {
  let env: EmptyDatabase['env'];
  let server: RunningServer;
  let people: Person[];
  let manager: ApiClient;
  let job: JobAnswer;

  beforeAll(async () => {
    ({ env } = await open());
    server = await startServer({ ...env, DEMO: '1' });
    people = await readPeople(server.url, env);
    manager = personOf(people, 'region-manage').api;
    job = await waitForJob(manager, (await askForFiles(manager)).id);
  }, 240_000);
  afterAll(() => server?.stop());

  const get = (kind: ReportFileKind, headers?: Record<string, string>, method?: 'GET' | 'HEAD') =>
    fetchFile(manager, reportFilePath(job.id, kind), headers, method);

  it('are made beside the requests, which go on meanwhile', async () => {
    // A job can be over between two looks on a busy machine, so a few are watched.
    let meanwhile = 0;
    for (let i = 0; i < 5 && meanwhile === 0; i += 1) {
      const { id } = await askForFiles(manager);
      const last = await waitForJob(manager, id, async ({ state, progress }) => {
        if (state !== 'RUNNING' || progress === 0) return;
        const [health, pulled] = [await fetch(`${server.url}/healthz`), await new TestDevice(manager).pull()];
        if (health.ok && pulled.selfEvaluations.length > 0) meanwhile += 1;
      });
      expect(last.state).toBe('DONE');
    }
    expect(meanwhile).toBeGreaterThan(0);
  });

  it('come whole, under their own names, with the hash that was told', async () => {
    expect(job).toMatchObject({ state: 'DONE', progress: 100, errorCode: null, isOutdated: false });
    expect(job.files.map(({ kind }) => kind)).toEqual(KINDS);
    for (const { kind, name, byteCount, sha256 } of job.files) {
      const answer = await get(kind, { 'accept-encoding': 'gzip, br' });
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect([answer.status, bytes.length, sha256Of(bytes)]).toEqual([200, byteCount, sha256]);
      expect(answer.headers.get('content-encoding')).toBeNull();
      expect(answer.headers.get('etag')).toBe(`"${sha256}"`);
      expect(answer.headers.get('content-disposition')).toBe(
        `attachment; filename="report.${kind.toLowerCase()}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      );
      expect(name).toContain('绩效自评报告');
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
    expect(await (await get('JSON')).text()).toContain('"text": "98.50"');
  });

  it('go on where a download was cut, and start anew when the file is another one', async () => {
    const whole = Buffer.from(await (await get('DOCX')).arrayBuffer());
    const etag = `"${sha256Of(whole)}"`;
    const head = await get('DOCX', {}, 'HEAD');
    expect([head.status, head.headers.get('content-length'), head.headers.get('accept-ranges')]).toEqual([
      200,
      String(whole.length),
      'bytes',
    ]);
    const first = await get('DOCX', { range: 'bytes=0-999' });
    expect([first.status, first.headers.get('content-range')]).toEqual([206, `bytes 0-999/${whole.length}`]);
    const rest = await get('DOCX', { range: 'bytes=1000-', 'if-range': etag });
    expect(rest.status).toBe(206);
    const joined = Buffer.concat([
      Buffer.from(await first.arrayBuffer()),
      Buffer.from(await rest.arrayBuffer()),
    ]);
    expect(joined.equals(whole)).toBe(true);
    expect((await get('DOCX', { range: 'bytes=1000-', 'if-range': '"another"' })).status).toBe(200);
    const beyond = await get('DOCX', { range: `bytes=${whole.length}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);
    expect((await get('DOCX', { 'if-none-match': etag })).status).toBe(304);
  });

  it.each(ACCOUNTS)(
    '[SY-S9] are shown to %s only with all of the round, and else no more than nothing',
    async (account) => {
      const person = personOf(people, account);
      const isMine = maySee(person, 'UNIT', '/650000/');
      const isMaker = person.grants.some(
        ({ role }) => role === 'MANAGER' || role === 'REVIEWER' || role === 'AUDITOR',
      );
      const ask = (operation: 'query' | 'mutation', name: string, variables: object) =>
        person.api.post<Record<string, unknown>>(callOf(schema, operation, name), variables);
      const one = await ask('query', 'reportJob', { id: job.id });
      const list = await ask('query', 'reportJobs', { roundId: 'round-2024' });
      const made = await ask('mutation', 'makeReportFiles', { roundId: 'round-2024' });
      const file = await fetchFile(person.api, reportFilePath(job.id, 'DOCX'));
      expect(file.status).toBe(isMine ? 200 : 404);
      expect(one.errors[0]?.extensions?.code).toBe(isMine ? undefined : 'NOT_FOUND');
      expect(made.errors[0]?.extensions?.code).toBe(
        isMine && isMaker ? undefined : isMine ? 'FORBIDDEN' : 'NOT_FOUND',
      );
      if (isMine) return;
      const unknown = { id: randomUUID(), roundId: randomUUID() };
      expect(one).toEqual(await ask('query', 'reportJob', unknown));
      expect(list).toEqual(await ask('query', 'reportJobs', unknown));
      expect(made).toEqual(await ask('mutation', 'makeReportFiles', unknown));
      expect(await file.text()).toBe(
        await (await fetchFile(person.api, reportFilePath(unknown.id, 'DOCX'))).text(),
      );
    },
  );

  it('are closed to whoever is not signed in, to other sites, and have no other paths', async () => {
    const anonymous = new ApiClient(server.url);
    const path = reportFilePath(job.id, 'DOCX');
    expect((await fetchFile(anonymous, path)).status).toBe(401);
    expect((await fetchFile(manager, path, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await fetchFile(manager, path, { origin: 'https://evil.example' })).status).toBe(403);
    for (const end of ['pdf', 'DOCX', '..%2f..%2fattain.sqlite', '%00']) {
      expect((await fetchFile(manager, `/report-files/${job.id}/${end}`)).status).toBe(404);
    }
  });

  it('tell that data was updated after a value was entered, and hold it when they are made again', async () => {
    const urumqi = new TestDevice(personOf(people, 'urumqi').api);
    const value = `施工延期${randomUUID().slice(0, 8)}`;
    const { verdicts } = await urumqi.push(
      urumqi.mutate('actual.set@1', {
        selfEvaluationId: 'form-urumqi-main',
        indicatorId: 'indicator-urumqi-main-1',
        field: 'deviationReason',
        value,
        base: null,
      }),
    );
    expect(verdicts?.[0]?.outcome).toBe('APPLIED');
    expect(await readJob(manager, job.id)).toMatchObject({ isOutdated: true, seq: job.seq });
    const again = await waitForJob(manager, (await askForFiles(manager)).id);
    expect(again).toMatchObject({ state: 'DONE', isOutdated: false });
    expect(again.contentHash).not.toBe(job.contentHash);
    const json = await (await fetchFile(manager, reportFilePath(again.id, 'JSON'))).text();
    expect(json).toContain(value);
    // What was told before is still what it was.
    expect(await (await get('JSON')).text()).not.toContain(value);
  });
});

describeOnEachDatabase('a report job whose server is cut off', (open) => {
  it('is told as interrupted by the next start, and can be repeated', async () => {
    const { env } = await open();
    const cut = await startServer({ ...env, DEMO: '1', FAULT: 'report-rendered' });
    const api = await signedIn(cut.url, 'region-manage');
    const { id } = await askForFiles(api);
    expect((await cut.ended).signal).toBe('SIGKILL');

    const server = await startServer({ ...env, DEMO: '1' });
    try {
      const client = api.withCookie(api.cookie, server.url);
      expect(await readJob(client, id)).toMatchObject({ state: 'INTERRUPTED', files: [] });
      expect((await fetchFile(client, reportFilePath(id, 'DOCX'))).status).toBe(404);
      const again = await waitForJob(client, (await askForFiles(client)).id);
      expect(again.state).toBe('DONE');
    } finally {
      await server.stop();
    }
  }, 240_000);

  it('ends with the server when that is stopped', async () => {
    const { env } = await open();
    const stopped = await startServer({ ...env, DEMO: '1' });
    const api = await signedIn(stopped.url, 'region-manage');
    const { id } = await askForFiles(api);
    expect((await stopped.stop('SIGTERM')).code).toBe(0);
    expect(stopped.output()).not.toContain('defect');
    const server = await startServer({ ...env, DEMO: '1' });
    try {
      const { state } = await readJob(api.withCookie(api.cookie, server.url), id);
      expect(['INTERRUPTED', 'DONE']).toContain(state);
    } finally {
      await server.stop();
    }
  }, 240_000);
});
