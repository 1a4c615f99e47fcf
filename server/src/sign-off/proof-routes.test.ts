import { randomUUID } from 'node:crypto';
import { shortCodeFrom } from '@attain/shared/sign-off/short-code';
import type { ReportVersionState } from '@attain/shared/sign-off/report-version';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { readConfig } from '../config.ts';
import { createDatabase, type Database } from '../database/data-source.ts';
import { insertRows } from '../database/insert-rows.ts';
import { loadDemonstration } from '../demonstration/load-demonstration.ts';
import { DEMONSTRATION_FILE, readDemonstration } from '../demonstration/read-demonstration.ts';
import { addPublicPages } from '../http/public-page.ts';
import { addProofRoutes } from './proof-routes.ts';
import type { ProofPublication } from './proof-publications.ts';
import { ProofService } from './proof.service.ts';
import { ReportVersion } from './report-version.entity.ts';

const ROUND = 'round-2024';
const PROOF = '/public/proof';
const codeOf = (number: number) => shortCodeFrom([number, 19, 3, 20, 9, 29, 24, 26, 2, 27, 16]);

describeOnEachDatabase('the public proof', (open) => {
  let database: Database;
  let server: FastifyInstance;
  let drafterId: string;
  let publications: readonly ProofPublication[] = [];

  beforeAll(async () => {
    const { env } = await open();
    database = await createDatabase(readConfig({ ...env, NODE_ENV: 'test' }).database);
    await loadDemonstration(database, await readDemonstration(DEMONSTRATION_FILE), new Date());
    const [account] = await database.reader.query<{ readonly id: string }[]>(
      "SELECT id FROM user_account WHERE account_name = 'region-manage'",
    );
    drafterId = account?.id ?? '';
    const states = ['SIGNED', 'SIGNED', 'PUT_UP', 'RETURNED', 'WITHDRAWN'] as const;
    await database.gate.run((manager) =>
      insertRows(
        manager,
        ReportVersion,
        states.map((state, i) => versionOf(i + 1, state)),
      ),
    );
  });
  beforeEach(async () => {
    await server?.close();
    server = Fastify();
    publications = [];
    await addProofRoutes(server, new ProofService(database, () => Promise.resolve(publications)));
    await addPublicPages(server);
  });
  afterAll(async () => {
    await server?.close();
    await database.close();
  });

  function versionOf(number: number, state: ReportVersionState): ReportVersion {
    const at = `2025-03-0${number}T08:00:00.000Z`;
    const files = (['DOCX', 'XLSX', 'JSON'] as const).map((kind, i) => ({
      kind,
      name: `报告<${number}>.${kind.toLowerCase()}`,
      byteCount: 1000 + i,
      sha256: `${number}${i}`.repeat(32),
    }));
    const figures = {
      title: '某区2024年度<绩效>自评报告',
      unitName: '某区工业和信息化厅',
      budgetYear: 2024,
      totalScoreInCentipoints: 9850,
      grade: '优' as const,
      budgetInFen: 200_000_000,
      executedInFen: null,
      // The first was frozen before this was noted.
      ...(number > 1 && {
        coverage: {
          approvedForms: 3,
          pendingForms: 2,
          pendingBudgetInFen: 400_000_000,
          pendingExecutedInFen: 400_000_000,
        },
      }),
    };
    return {
      ...{ id: randomUUID(), roundId: ROUND, number, state, code: codeOf(number), seq: 1, files, figures },
      // The first was frozen before gaps were counted.
      gaps: number === 1 ? null : { openPlaces: 3, unapprovedForms: number === 2 ? 2 : 0 },
      contentHash: String(number).repeat(64),
      ...{ acts: [], drafterId, putUpAt: at, orgPath: '/650000/' },
      signedAt: state === 'SIGNED' ? at : null,
    };
  }

  it('confirms a signed version: title, unit, date, content, figures and files', async () => {
    const { statusCode, body, headers } = await server.inject(`${PROOF}/${codeOf(2)}`);
    expect(statusCode).toBe(200);
    for (const told of [
      ...[
        '查验码正确，本报告已签发',
        '某区2024年度&lt;绩效&gt;自评报告',
        '某区工业和信息化厅',
        '2025年3月2日',
      ],
      ...['2'.repeat(64), '20'.repeat(32), '21'.repeat(32), '22'.repeat(32)],
      ...['98.50 分', '优', '200 万元', '报告中未确定', '第 2 版', '本版本没有在本系统公开过'],
      '本报告不完整：还有 3 处未填写，各地和本级共 2 张自评表未审核通过。',
    ]) {
      expect(body).toContain(told);
    }
    expect(body).not.toContain('<绩效>');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).not.toContain('<script');
  });

  it('[SO12] says beside the figures of which forms they are', async () => {
    const { body } = await server.inject(`${PROOF}/${codeOf(2)}`);
    expect(body).toContain('审核通过的 3 张自评表合计；另有 2 张未审核通过的填报 400 万元，共 600 万元');
    expect(body).toContain('以上只计各地审核通过的自评表：5 张中的 3 张。');
    expect((await server.inject(`${PROOF}/${codeOf(1)}`)).body).not.toContain('审核通过的自评表');
  });

  it('[SO13] tells where and when it was published, what corrected it, and that it was withdrawn', async () => {
    const published: ProofPublication = {
      number: 1,
      address: 'https://attain.example/public/reports/2024-x/1/',
      path: '/public/reports/2024-x/1/',
      publishedAt: '2025-03-31T16:30:00.000Z',
      correctedBy: null,
      withdrawn: null,
    };
    publications = [published];
    const before = (await server.inject(`${PROOF}/${codeOf(2)}`)).body;
    expect(before).toContain(`2025年4月1日公开，网址 <a href="${published.path}">${published.address}</a>`);
    expect(before).not.toMatch(/撤回|更正，理由/);

    const correctedBy = {
      number: 2,
      path: '/public/reports/2024-x/2/',
      at: '2025-04-03T02:00:00.000Z',
      reason: '<误>一处',
    };
    const withdrawn = { at: '2025-05-01T02:00:00.000Z', reason: '需要核实' };
    const second = { ...published, number: 2, path: correctedBy.path };
    publications = [{ ...published, correctedBy, withdrawn }, second];
    const one = (await server.inject(`${PROOF}/${codeOf(2)}`)).body;
    expect(one).toContain(
      '2025年4月3日由<a href="/public/reports/2024-x/2/">第 2 次公开</a>更正，理由：&lt;误&gt;一处',
    );
    expect(one).toContain('2025年5月1日撤回，内容和数据不再提供。理由：需要核实');
    expect(one).not.toContain('本版本的公开已于');

    publications = [
      { ...published, correctedBy, withdrawn },
      { ...second, withdrawn },
    ];
    const all = (await server.inject(`${PROOF}/${codeOf(2)}`)).body;
    expect(all).toContain('本版本的公开已于2025年5月1日撤回。');
  });

  it('goes on confirming a version that a later one corrects, and leads there', async () => {
    const { statusCode, body } = await server.inject(`${PROOF}/${codeOf(1)}`);
    expect(statusCode).toBe(200);
    expect(body).toContain('已被后来的版本更正');
    expect(body).toContain(`href="${PROOF}/${codeOf(2)}"`);
    expect(body).toContain('1'.repeat(64));
    expect(body).not.toContain('本报告不完整');
  });

  it('takes a code in any writing, and asks by hand without a script', async () => {
    const asked = await server.inject(`${PROOF}/`);
    expect([asked.statusCode, asked.body.includes('method="get"')]).toEqual([200, true]);
    expect(asked.headers['content-security-policy']).toContain("form-action 'self'");
    const typed = `${codeOf(2).slice(0, 4)}-${codeOf(2).slice(4).toLowerCase()} `;
    const sent = await server.inject(`${PROOF}/?code=${encodeURIComponent(typed)}`);
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `${PROOF}/${codeOf(2)}`]);
    expect((await server.inject(`${PROOF}/${encodeURIComponent(typed)}`)).statusCode).toBe(200);
    expect((await server.inject(PROOF)).headers.location).toBe(`${PROOF}/`);
  });

  it('tells a typing error from a code that nobody knows, in words and as 404', async () => {
    const wrong = codeOf(2).slice(0, -1) + (codeOf(2).endsWith('7') ? '8' : '7');
    for (const path of [`${PROOF}/${wrong}`, `${PROOF}/?code=${wrong}`, `${PROOF}/nothing`]) {
      const { statusCode, body } = await server.inject(path);
      expect([path, statusCode, body.includes('查验码有误')]).toEqual([path, 404, true]);
    }
    const { statusCode, body } = await server.inject(`${PROOF}/${codeOf(9)}`);
    expect(statusCode).toBe(404);
    expect(body).toContain('没有查到');
    expect(body).not.toContain('查验码有误');
  });

  it('says of what waits, was returned or withdrawn no more than of what never was', async () => {
    const unknown = (await server.inject(`${PROOF}/${codeOf(9)}`)).body;
    for (const number of [3, 4, 5]) {
      const { statusCode, body } = await server.inject(`${PROOF}/${codeOf(number)}`);
      expect([statusCode, body.replaceAll(codeOf(number), codeOf(9))]).toEqual([404, unknown]);
    }
  });

  it('compares the hash of a file in hand with those that were signed', async () => {
    const compare = async (typed: string) =>
      (await server.inject(`${PROOF}/${codeOf(2)}?sha256=${encodeURIComponent(typed)}`)).body;
    expect(await compare('21'.repeat(32))).toContain('一致：手中的文件就是本版本签发的附表 .xlsx');
    expect(await compare(`20 ${'20'.repeat(31)}`)).toContain('一致：手中的文件就是本版本签发的报告 .docx');
    expect(await compare('10'.repeat(32))).toContain('都不一致');
    const nonsense = await compare('"><script>alert(1)</script>');
    expect(nonsense).toContain('这不是完整的 SHA-256');
    expect(nonsense).not.toContain('<script');
  });

  it('slows down who asks again and again, in words', async () => {
    const answers: number[] = [];
    for (let i = 0; i < 61; i += 1) answers.push((await server.inject(`${PROOF}/${codeOf(9)}`)).statusCode);
    expect(answers.slice(0, 60).every((status) => status === 404)).toBe(true);
    expect(answers[60]).toBe(429);
    const { body, headers } = await server.inject(`${PROOF}/`);
    expect(body).toContain('查验过于频繁');
    expect(headers['retry-after']).toBeDefined();
    // Other public pages are as they were.
    expect((await server.inject('/public/style.css')).statusCode).toBe(200);
  });
});
