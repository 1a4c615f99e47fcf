import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { reportFilePath } from '@attain/shared/report/report-paths';
import type { TemplateLine } from '@attain/shared/report-template/template-line';
import {
  exampleTemplatePath,
  templateFilePath,
  templateUploadPath,
} from '@attain/shared/report-template/template-paths';
import { APP_HEADER, PROTOCOL_VERSION } from '@attain/shared/sync/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApiClient } from '../support/api-client.ts';
import { describeOnEachDatabase, type EmptyDatabase } from '../support/each-database.ts';
import { sha256Of } from '../support/evidence.ts';
import { askForFiles, fetchFile, readJob, waitForJob } from '../support/report-jobs.ts';
import { callOf, readCommittedSchema } from '../support/select-everything.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { docxOf, p, textOfDocx, WHOLE_BODY } from '../support/template-files.ts';
import { personOf, readPeople, type Person } from './scope-world.ts';

const schema = readCommittedSchema();
const LIST = callOf(schema, 'query', 'reportTemplates');
const CHOOSE = callOf(schema, 'mutation', 'chooseReportTemplate');
const ROUND = 'round-2024';
const MB = 1024 * 1024;

describeOnEachDatabase('a region’s own template', (open) => {
  let env: EmptyDatabase['env'];
  let server: RunningServer;
  let people: Person[];
  let manager: ApiClient;

  beforeAll(async () => {
    ({ env } = await open());
    server = await startServer({ ...env, DEMO: '1' });
    people = await readPeople(server.url, env);
    manager = personOf(people, 'region-manage').api;
  }, 240_000);
  afterAll(() => server?.stop());

  async function bring(
    bytes: Uint8Array,
    {
      api = manager,
      name = '报告.docx',
      headers = {},
    }: { api?: ApiClient; name?: string; headers?: Record<string, string> } = {},
  ) {
    const response = await fetch(`${api.origin}${templateUploadPath(ROUND, 'REPORT', name)}`, {
      method: 'POST',
      headers: {
        [APP_HEADER]: String(PROTOCOL_VERSION),
        cookie: api.cookie,
        'content-type': 'application/octet-stream',
        ...headers,
      },
      body: Buffer.from(bytes),
    });
    const answer = (await response.json()) as {
      id?: string;
      error?: string;
      lines?: readonly TemplateLine[];
    };
    return { status: response.status, ...answer };
  }
  const list = async () =>
    (
      await manager.request<{ reportTemplates: { id: string; isActive: boolean; sha256: string }[] }>(LIST, {
        roundId: ROUND,
      })
    ).reportTemplates;

  it('is checked, kept, and used by the next files, in the same bytes each time', async () => {
    const bytes = await docxOf({ body: WHOLE_BODY + p('经{单位}研究，特此报告。') });
    const brought = await bring(bytes);
    expect(brought).toMatchObject({ status: 201, lines: [] });
    const first = await waitForJob(manager, (await askForFiles(manager)).id);
    expect([first.state, first.errorCode]).toEqual(['DONE', null]);
    const docx = new Uint8Array(
      await (await fetchFile(manager, reportFilePath(first.id, 'DOCX'))).arrayBuffer(),
    );
    const text = await textOfDocx(docx);
    expect(text).toContain('自评总分为98.50分，评价等级为“优”。');
    expect(text).toContain('研究，特此报告。');
    expect(text).not.toMatch(/[{}]/);
    const again = await waitForJob(manager, (await askForFiles(manager)).id);
    expect(again.files).toEqual(first.files);
    await manager.request(CHOOSE, { roundId: ROUND, kind: 'REPORT', id: null });
    expect((await readJob(manager, again.id)).isOutdated).toBe(true);
    await manager.request(CHOOSE, { roundId: ROUND, kind: 'REPORT', id: brought.id });
    expect((await readJob(manager, again.id)).isOutdated).toBe(false);
    const kept = await fetchFile(manager, templateFilePath(brought.id ?? ''));
    expect(sha256Of(Buffer.from(await kept.arrayBuffer()))).toBe(sha256Of(Buffer.from(bytes)));
  }, 240_000);

  it('is refused with all problems at once, a contradiction with the data among them, and nothing of it is kept', async () => {
    const before = await list();
    const refused = await bring(await docxOf({ body: `${WHOLE_BODY}${p('{总得分}')}` }));
    expect(refused.status).toBe(422);
    expect(refused.lines?.map(({ what }) => what)).toEqual(['没有占位符 {总得分}，是否应为 {总分}']);
    const planted = await bring(await docxOf({ body: `${WHOLE_BODY}${p('我区自评得 98.6 分。')}` }));
    expect([planted.status, planted.lines?.[0]?.what]).toEqual([
      422,
      '模板写“98.6 分”，数据为“98.50”，请改用 {总分}',
    ]);
    const macro = await bring(await docxOf({ body: WHOLE_BODY, more: { 'word/vbaProject.bin': 'x' } }));
    expect([macro.status, macro.lines?.[0]?.what]).toEqual([
      422,
      '文件带有宏（word/vbaProject.bin），请另存为不带宏的格式',
    ]);
    expect(await list()).toEqual(before);
    expect(readdirSync(join(String(env['DATA_DIR']), 'report-template-uploads'))).toEqual([]);
  }, 120_000);

  it('is refused before it is read when it has 200 MB, in flat memory', async () => {
    const before = memoryOf(server);
    const answer = await sendMegabytes(manager, 200);
    expect(answer).toBe(413);
    const grown = memoryOf(server) - before;
    // What else the server does meanwhile is a few MB.
    expect(grown).toBeLessThan(60 * MB);
    expect((await fetch(`${server.url}/healthz`)).ok).toBe(true);
  }, 60_000);

  it('is brought by a manager of the unit only, and by our own page only', async () => {
    const bytes = await docxOf({ body: WHOLE_BODY });
    const statusOf = async (account: string) =>
      (await bring(bytes, { api: personOf(people, account).api })).status;
    expect(await statusOf('region-review')).toBe(403);
    expect(await statusOf('audit')).toBe(403);
    expect(await statusOf('urumqi')).toBe(404);
    expect(await statusOf('admin')).toBe(404);
    expect((await bring(bytes, { headers: { cookie: '' } })).status).toBe(401);
    expect((await bring(bytes, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
    expect((await bring(bytes, { headers: { [APP_HEADER]: 'x' } })).status).toBe(400);
    expect((await bring(bytes, { headers: { 'content-type': 'text/plain' } })).status).toBe(415);
  }, 120_000);

  it('is gone back from, to an earlier one or to the built-in layout', async () => {
    const [current] = await list();
    await manager.request(CHOOSE, { roundId: ROUND, kind: 'REPORT', id: null });
    expect((await list()).filter(({ isActive }) => isActive)).toEqual([]);
    await manager.request(CHOOSE, { roundId: ROUND, kind: 'REPORT', id: current?.id });
    expect((await list()).filter(({ isActive }) => isActive).map(({ id }) => id)).toEqual([current?.id]);
  }, 60_000);

  it('is the only one in use when several come at once', async () => {
    const bytes = await docxOf({ body: WHOLE_BODY });
    const names = ['甲.docx', '乙.docx', '丙.docx'];
    const brought = await Promise.all(names.map((name) => bring(bytes, { name })));
    expect(brought.map(({ status }) => status)).toEqual([201, 201, 201]);
    const active = (await list()).filter(({ isActive }) => isActive);
    expect(active).toHaveLength(1);
    expect(brought.map(({ id }) => id)).toContain(active[0]?.id);
    const choices = brought.map(({ id }) => manager.request(CHOOSE, { roundId: ROUND, kind: 'REPORT', id }));
    await Promise.all(choices);
    expect((await list()).filter(({ isActive }) => isActive)).toHaveLength(1);
  }, 120_000);

  it('has an example that is itself a template without a fault', async () => {
    const example = await fetchFile(manager, exampleTemplatePath('REPORT'));
    const brought = await bring(new Uint8Array(await example.arrayBuffer()));
    expect(brought).toMatchObject({ status: 201, lines: [] });
  }, 120_000);
});

/** Resident bytes of the server's process, as the system counts them. */
function memoryOf({ pid }: RunningServer): number {
  const path = `/proc/${String(pid)}/status`;
  const kilobytes = existsSync(path) ? /VmRSS:\s+(\d+)/.exec(readFileSync(path, 'utf8'))?.[1] : '0';
  return Number(kilobytes) * 1024;
}

/** Sends the head and so many MB as they are taken. @returns The status, which comes before they are all sent. */
function sendMegabytes({ origin, cookie }: ApiClient, count: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port, host } = new URL(origin);
    const socket = connect({ host: hostname, port: Number(port) });
    let answer = '';
    let sent = 0;
    const go = () => {
      if (answer !== '' || sent >= count || socket.destroyed) return;
      sent += 1;
      // The answer is read between two of them.
      socket.write(chunk, () => setTimeout(go, 5));
    };
    const chunk = Buffer.alloc(MB);
    socket.on('data', (bytes) => (answer += bytes.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
      if (status === undefined) reject(new Error('no answer'));
      else resolve(Number(status));
    });
    socket.write(
      [
        `POST ${templateUploadPath(ROUND, 'REPORT', 'large.docx')} HTTP/1.1`,
        `host: ${host}`,
        `${APP_HEADER}: ${PROTOCOL_VERSION}`,
        `cookie: ${cookie}`,
        'content-type: application/octet-stream',
        `content-length: ${count * MB}`,
        '\r\n',
      ].join('\r\n'),
      () => setTimeout(go, 50),
    );
  });
}
