import { randomUUID } from 'node:crypto';
import { templateUploadPath } from '@attain/shared/report-template/template-paths';
import { APP_HEADER, PROTOCOL_VERSION } from '@attain/shared/sync/protocol';
import { versionFilePath } from '@attain/shared/sign-off/sign-off-paths';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApiClient } from '../support/api-client.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';
import { fetchFile } from '../support/report-jobs.ts';
import { callOf, readCommittedSchema } from '../support/select-everything.ts';
import { answerFindings, newestVersion, putUp, sign, type VersionAnswer } from '../support/sign-off.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { docxOf, WHOLE_BODY } from '../support/template-files.ts';
import { ACCOUNTS, maySee, personOf, readPeople, type Person } from './scope-world.ts';

const schema = readCommittedSchema();
const REGION = '/650000/';
const HASH = 'f'.repeat(64);

/** What each account may do about the report of the region's round, told apart from the code that decides. */
const ACTS: Readonly<Record<string, readonly string[]>> = {
  putUpReport: ['region-manage'],
  signReportVersion: ['region-review'],
  returnReportVersion: ['region-review'],
  withdrawReportVersion: ['region-manage'],
  publishReport: ['region-manage'],
  withdrawPublication: ['region-manage'],
  chooseReportTemplate: ['region-manage'],
};
const QUERIES = ['reportVersions', 'publications', 'publicationDraft', 'reportTemplates'];

interface Ids {
  readonly roundId: string;
  readonly versionId: string;
  readonly publicationId: string;
  readonly templateId: string;
}

describeOnEachDatabase('versions, publications and templates of a report', (open) => {
  let server: RunningServer;
  let people: Person[];
  let version: VersionAnswer;
  let ids: Ids;

  beforeAll(async () => {
    const { env } = await open();
    server = await startServer({ ...env, DEMO: '1' });
    people = await readPeople(server.url, env);
    const [manager, reviewer] = [
      personOf(people, 'region-manage').api,
      personOf(people, 'region-review').api,
    ];
    const put = await putUp(manager);
    await answerFindings(manager, put);
    await sign(reviewer, put);
    version = await newestVersion(manager);
    const templateId = await bringTemplate(manager);
    const publicationId = await publish(manager, version.id);
    ids = { roundId: 'round-2024', versionId: version.id, publicationId, templateId };
  }, 300_000);
  afterAll(() => server?.stop());

  /** Arguments that change nothing where the person may act: each is refused later, for another reason. */
  function argsOf(name: string, of: Ids): object {
    const { roundId, versionId, publicationId, templateId } = of;
    const args: Readonly<Record<string, object>> = {
      reportVersions: { roundId },
      publications: { roundId },
      publicationDraft: { versionId },
      reportTemplates: { roundId },
      putUpReport: { roundId, contentHash: HASH, evenIfPartial: true },
      signReportVersion: { id: versionId, contentHash: HASH, evenIfOutdated: false, evenIfPartial: true },
      returnReportVersion: { id: versionId, contentHash: HASH, reason: '越权' },
      withdrawReportVersion: { id: versionId, contentHash: HASH },
      publishReport: { publication: publicationOf(versionId, 99) },
      withdrawPublication: { id: publicationId, reason: ' ' },
      chooseReportTemplate: { roundId, kind: 'REPORT', id: templateId },
    };
    return args[name] ?? {};
  }
  const post = (api: ApiClient, operation: 'query' | 'mutation', name: string, of: Ids) =>
    api.post<Record<string, unknown>>(callOf(schema, operation, name), argsOf(name, of));

  it.each(ACCOUNTS)('[SY-S9] are read by %s only with all of the round', async (account) => {
    const person = personOf(people, account);
    const isReader = maySee(person, 'UNIT', REGION);
    const unknown = unknownIds();
    for (const name of QUERIES) {
      const answer = await post(person.api, 'query', name, ids);
      expect([name, answer.errors[0]?.extensions?.code]).toEqual([name, isReader ? undefined : 'NOT_FOUND']);
      if (isReader) expect(JSON.stringify(answer.data)).toMatch(/"(id|address)":/);
      else expect(answer).toEqual(await post(person.api, 'query', name, unknown));
    }
    const file = await fetchFile(person.api, versionFilePath(version.id, 'DOCX'));
    expect(file.status).toBe(isReader ? 200 : 404);
    if (isReader) return;
    const nothing = await fetchFile(person.api, versionFilePath(unknown.versionId, 'DOCX'));
    expect(await file.text()).toBe(await nothing.text());
  });

  it.each(ACCOUNTS)('are acted on by %s only in its own role', async (account) => {
    const { api, grants } = personOf(people, account);
    const isReader = maySee({ account, api, grants }, 'UNIT', REGION);
    for (const [name, actors] of Object.entries(ACTS)) {
      const answer = await post(api, 'mutation', name, ids);
      const code = answer.errors[0]?.extensions?.code;
      if (actors.includes(account)) {
        expect([name, ['FORBIDDEN', 'NOT_FOUND'].includes(String(code))]).toEqual([name, false]);
      } else {
        expect([name, code]).toEqual([name, isReader ? 'FORBIDDEN' : 'NOT_FOUND']);
        if (!isReader) expect(answer).toEqual(await post(api, 'mutation', name, unknownIds()));
      }
    }
    const after = await newestVersion(personOf(people, 'audit').api);
    expect(after).toMatchObject({ id: version.id, state: 'SIGNED', contentHash: version.contentHash });
  });

  async function publish(api: ApiClient, versionId: string): Promise<string> {
    const { publicationDraft } = await api.request<{ publicationDraft: { number: number } }>(
      callOf(schema, 'query', 'publicationDraft'),
      { versionId },
    );
    const publication = publicationOf(versionId, publicationDraft.number);
    const { publishReport } = await api.request<{ publishReport: { id: string } }>(
      callOf(schema, 'mutation', 'publishReport'),
      { publication },
    );
    return publishReport.id;
  }
});

function publicationOf(versionId: string, number: number) {
  return { versionId, number, takenOut: [], dismissed: [], reason: '', evenIfPartial: true };
}

function unknownIds(): Ids {
  return {
    roundId: randomUUID(),
    versionId: randomUUID(),
    publicationId: randomUUID(),
    templateId: randomUUID(),
  };
}

async function bringTemplate({ origin, cookie }: ApiClient): Promise<string> {
  const response = await fetch(`${origin}${templateUploadPath('round-2024', 'REPORT', '报告.docx')}`, {
    method: 'POST',
    headers: {
      [APP_HEADER]: String(PROTOCOL_VERSION),
      cookie,
      'content-type': 'application/octet-stream',
    },
    body: Buffer.from(await docxOf({ body: WHOLE_BODY })),
  });
  return ((await response.json()) as { readonly id: string }).id;
}
