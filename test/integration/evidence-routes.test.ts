import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';
import { aPhotograph, EvidenceClient, namingOf, sha256Of } from '../support/evidence.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { TestDevice } from '../support/test-device.ts';
import { ACCOUNTS, maySee, personOf, readPeople, type Person } from './scope-world.ts';

/** Per account: a form that it can fill in, and evidence that it added there: one piece whole, one awaited. */
interface Owned {
  readonly account: string;
  readonly unitPath: string;
  readonly present: string;
  readonly awaited: string;
}

const OWNERS = [
  { account: 'urumqi', formId: 'form-urumqi-main', key: 'urumqi-main' },
  { account: 'changji', formId: 'form-changji-main', key: 'changji-main' },
  { account: 'bayingol', formId: 'form-bayingol-main', key: 'bayingol-main' },
] as const;

describeOnEachDatabase('the routes of evidence', (open) => {
  let server: RunningServer;
  let people: Person[];
  let owned: Owned[];
  let photograph: Buffer;
  let small: Buffer;
  const bytesOf = (account: string) => new EvidenceClient(personOf(people, account).api);

  beforeAll(async () => {
    const { env } = await open();
    server = await startServer({ ...env, DEMO: '1' });
    people = await readPeople(server.url, env);
    photograph = await aPhotograph({ width: 320, height: 240 });
    small = await aPhotograph({ width: 80, height: 60 });
    owned = [];
    for (const { account, formId: selfEvaluationId, key } of OWNERS) {
      const person = personOf(people, account);
      const device = new TestDevice(person.api);
      const place = { selfEvaluationId, indicatorId: `indicator-${key}-1` };
      const thumbnail = { byteCount: small.length, contentHash: sha256Of(small) };
      const adds = [1, 2].map(() =>
        device.mutate('evidence.add@1', namingOf(photograph, place, { thumbnail })),
      );
      await device.push(...adds);
      const [present = '', awaited = ''] = adds.map(({ id }) => id);
      await bytesOf(account).patch(present, 0, photograph);
      const unitPath = person.grants[0]?.path ?? '';
      owned.push({ account, unitPath, present, awaited });
    }
  }, 120_000);
  afterAll(() => server?.stop());

  it.each(ACCOUNTS)(
    '[SY-S9] shows %s the files of its scope, and of others no more than of none',
    async (account) => {
      const bytes = bytesOf(account);
      const unknown = await answerOf(bytes.get(randomUUID()));
      expect(unknown.status).toBe(404);
      for (const { unitPath, present } of owned) {
        const isMine = maySee(personOf(people, account), 'UNIT', unitPath);
        for (const part of ['full', 'thumbnail'] as const) {
          const answer = await answerOf(bytes.get(present, part));
          if (isMine) expect(answer.status).toBe(200);
          else expect(answer).toEqual(unknown);
        }
      }
    },
  );

  it.each(ACCOUNTS)('[SY-S10] takes bytes from %s only for what it named itself', async (account) => {
    const bytes = bytesOf(account);
    const unknown = await answerOf(bytes.patch(randomUUID(), 0, photograph));
    expect(unknown.status).toBe(404);
    for (const { account: owner, awaited } of owned) {
      if (owner === account) {
        expect((await bytes.head(awaited)).status).toBe(200);
        continue;
      }
      expect(await answerOf(bytes.patch(awaited, 0, photograph))).toEqual(unknown);
      expect((await bytes.head(awaited)).status).toBe(404);
    }
    // Nobody's attempt has left a byte behind.
    for (const { account: owner, awaited } of owned) expect(await bytesOf(owner).offset(awaited)).toBe(0);
  });

  it('answers nobody who is not signed in, and no other person than the caller believes to be', async () => {
    const { present, awaited } = owned[0] ?? { present: '', awaited: '' };
    const anonymous = new EvidenceClient(new ApiClient(server.url));
    expect((await anonymous.get(present)).status).toBe(401);
    expect((await anonymous.head(awaited)).status).toBe(401);
    expect((await anonymous.patch(awaited, 0, photograph)).status).toBe(401);
    const urumqi = bytesOf('urumqi');
    expect((await urumqi.head(awaited, 'full', { 'x-viewer': 'somebody-else' })).status).toBe(401);
  });

  it.each([
    [403, { origin: 'https://evil.example' }],
    [403, { 'sec-fetch-site': 'cross-site' }],
    [400, { 'x-app': '' }],
    [415, { 'content-encoding': 'gzip' }],
    [412, { 'tus-resumable': '' }],
  ])('answers %i to bytes that come with %j', async (status, headers: Record<string, string>) => {
    const { awaited = '' } = owned[0] ?? {};
    expect((await bytesOf('urumqi').patch(awaited, 0, photograph, { headers })).status).toBe(status);
    expect(await bytesOf('urumqi').offset(awaited)).toBe(0);
  });

  it('shows nothing to a page of another site', async () => {
    const { present = '' } = owned[0] ?? {};
    expect((await bytesOf('urumqi').get(present, 'full', { 'sec-fetch-site': 'cross-site' })).status).toBe(
      403,
    );
  });

  it('sends the same security headers as every route, and gives no other site leave to read', async () => {
    const { present = '', awaited = '' } = owned[0] ?? {};
    for (const answer of [await bytesOf('urumqi').get(present), await bytesOf('urumqi').head(awaited)]) {
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('takes no way out of its folder', async () => {
    const { api } = personOf(people, 'urumqi');
    for (const path of [
      '..%2f..%2fattain.sqlite/full',
      'x/..%2fserved',
      '..%5c..%5cattain.sqlite/thumbnail',
    ]) {
      const answer = await fetch(`${server.url}/evidence/${path}`, { headers: { cookie: api.cookie } });
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain('SQLite');
    }
  });
});

async function answerOf(
  response: Promise<Response>,
): Promise<{ status: number; body: string; type: string | null }> {
  const answer = await response;
  const type = answer.headers.get('content-type');
  return { status: answer.status, body: answer.ok ? '' : await answer.text(), type };
}
