import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabaseOf } from '#test/each-database';
import { createApp, type App } from '../app.ts';
import { readConfig } from '../config.ts';

const HEADERS = { 'content-type': 'application/json', 'x-app': '1' };
const VIEWER = JSON.stringify({ query: '{ viewer { id } }' });

describe('POST /graphql', () => {
  const open = openDatabaseOf('sqlite');
  let app: App;
  beforeAll(async () => {
    app = await createApp(readConfig({ ...(await open()).env, NODE_ENV: 'test', PORT: '0' }));
  });
  afterAll(() => app.close());

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/graphql`, { method: 'POST', headers: { ...HEADERS, ...headers }, body });
  const inject = (headers: Record<string, string>) =>
    app.server.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...HEADERS, ...headers },
      payload: VIEWER,
    });

  it('answers our own client, and says that nobody may keep the answer', async () => {
    const response = await post(VIEWER);
    expect(await response.json()).toEqual({ data: { viewer: null } });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('[FT-74] lets in as many syncs as can be answered soon, asks the others to wait, and answers people at once', async () => {
    // Whoever has a session is looked up in the database, for which the others wait.
    let phones = 0;
    const send = (payload: object) => {
      const headers = { ...HEADERS, cookie: `sid=of-nobody-${++phones}` };
      return app.server.inject({ method: 'POST', url: '/graphql', headers, payload });
    };
    const pull = { operationName: 'SyncPull', query: 'query SyncPull { syncPull { __typename } }' };
    const herd = Array.from({ length: 200 }, () => send(pull));
    const person = await send({ query: '{ viewer { id } }' });
    expect(person.json()).toEqual({ data: { viewer: null } });

    const answers = await Promise.all(herd);
    const busy = answers.filter(({ statusCode }) => statusCode === 503);
    expect(busy).toHaveLength(200 - 68);
    for (const answer of busy) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(busy[0]?.json()).toEqual({ errors: [{ message: 'BUSY', extensions: { code: 'BUSY' } }] });
    const served = answers.filter(({ statusCode }) => statusCode !== 503);
    for (const answer of served)
      expect(answer.json()).toHaveProperty('errors.0.extensions.code', 'NOT_SIGNED_IN');
    expect((await send(pull)).statusCode).toBe(401);
  });

  it('[FT-14] takes a body only as it was sent, and says what it answered to which call', async () => {
    const digestOf = (body: string) => createHash('sha256').update(`call-1\n${body}`).digest('hex');
    const sent = await post(VIEWER, { 'x-call': 'call-1', 'x-digest': digestOf(VIEWER) });
    const body = await sent.text();
    expect([sent.status, body]).toEqual([200, '{"data":{"viewer":null}}\n']);
    expect(sent.headers.get('x-digest')).toBe(digestOf(body));

    const headers = { 'x-call': 'call-1', 'x-digest': digestOf(VIEWER) };
    const altered = await post(VIEWER.replace('id', 'is'), headers);
    expect(altered.status).toBe(400);
    expect(await altered.json()).toHaveProperty('errors.0.extensions.code', 'ALTERED_REQUEST');
    expect((await post('{', { 'x-call': 'call-1', 'x-digest': digestOf('{') })).status).toBe(400);
    expect((await post(VIEWER)).headers.get('x-digest')).toBeNull();
  });

  it('[FT-14] tells the digest of what it says, not of how that is packed', async () => {
    const fields = Array.from({ length: 15 }, (_, n) => `${'long'.repeat(30)}${n}: viewer { id }`);
    const packed = await post(JSON.stringify({ query: `{ ${fields.join(' ')} }` }), { 'x-call': 'call-2' });
    const body = await packed.text();
    expect([packed.headers.get('content-encoding'), body.length > 1500]).toEqual(['gzip', true]);
    expect(packed.headers.get('x-digest')).toBe(createHash('sha256').update(`call-2\n${body}`).digest('hex'));
  });

  it.each(['SyncConfirm', 'SyncPush', 'SyncPull', 'SyncBucket'])(
    '[FT-74] lets in no more than can be answered soon of %s, which every device calls when it is back',
    async (operationName) => {
      const payload = { operationName, query: `query ${operationName} { viewer { id } }` };
      const herd = Array.from({ length: 100 }, (_, phone) => {
        const headers = { ...HEADERS, cookie: `sid=of-nobody-${operationName}-${phone}` };
        return app.server.inject({ method: 'POST', url: '/graphql', headers, payload });
      });
      const answers = await Promise.all(herd);
      expect(answers.filter(({ statusCode }) => statusCode === 503)).toHaveLength(100 - 68);
    },
  );

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('[C-40] answers %s with 405', async (method) => {
    const response = await fetch(`${app.url}/graphql?query={viewer{id}}`, {
      method,
      headers: { 'x-app': '1' },
    });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'message/x',
    'application/json, text/plain',
    'text/plain; x=application/json',
    '',
  ])('[C-41] refuses the content type "%s"', async (contentType) => {
    expect((await inject({ 'content-type': contentType })).statusCode).toBe(415);
  });

  it.each([
    [400, { 'x-app': '' }],
    [400, { 'x-app': 'yes' }],
    [403, { origin: 'https://evil.example' }],
    [403, { origin: 'null' }],
    [403, { 'sec-fetch-site': 'cross-site' }],
    [403, { 'sec-fetch-site': 'same-site' }],
    [415, { 'content-encoding': 'gzip' }],
    [400, { host: 'a b' }],
  ])('[C-41] answers %i to %o', async (status, headers) => {
    const response = await inject(headers);
    expect(response.statusCode).toBe(status);
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('takes the origins of its own pages', async () => {
    const { port } = new URL(app.url);
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      expect(
        (await inject({ origin: `http://${host}:${port}`, 'sec-fetch-site': 'same-origin' })).statusCode,
      ).toBe(200);
    }
  });

  it.each([
    ['[C-38] an array of queries', `[${VIEWER},${VIEWER}]`, 400],
    [
      '[C-36] depth 9',
      JSON.stringify({
        query: `{ __schema { types { fields { type { ${'ofType { '.repeat(4)} name ${'}'.repeat(4)} } } } } }`,
      }),
      400,
    ],
    ['[C-36] tokens', JSON.stringify({ query: `{ viewer { ${'id '.repeat(1200)} } }` }), 400],
    ['[C-39] a misspelt field, without a hint', JSON.stringify({ query: '{ viewer { displayNam } }' }), 400],
    ['[C-44] a poisoned prototype', '{"query":"{ viewer { id } }","variables":{"__proto__":{"x":1}}}', 400],
    ['text that is no JSON', '{"query":', 400],
    [
      '[C-43] a body of 2 MB',
      JSON.stringify({ query: '{ viewer { id } }', variables: { x: 'x'.repeat(2_000_000) } }),
      413,
    ],
  ])('refuses %s', async (_, body, status) => {
    const response = await post(body);
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(text).not.toMatch(/Did you mean|node_modules|\bat \w/);
  });

  it('sends strangers to sign in with 401', async () => {
    const response = await post(JSON.stringify({ query: 'mutation { signOut }' }));
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'NOT_SIGNED_IN', extensions: { code: 'NOT_SIGNED_IN' } }],
    });
  });

  it('[C-56] keeps the session in a cookie that scripts and other sites cannot use, and forgets it on sign-out', async () => {
    const signIn = 'mutation { signIn(accountName: "urumqi", password: "demo-2024") { displayName } }';
    const signedIn = await post(JSON.stringify({ query: signIn }));
    const [cookie = ''] = signedIn.headers.getSetCookie();
    expect(cookie).toMatch(/^sid=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Strict$/);

    const session = { cookie: cookie.split(';')[0] ?? '' };
    expect(await (await post(VIEWER, session)).json()).toMatchObject({
      data: { viewer: { id: expect.any(String) as string } },
    });
    const signedOut = await post(JSON.stringify({ query: 'mutation { signOut }' }), session);
    expect(signedOut.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^sid=; .*Expires=Thu, 01 Jan 1970/),
    ]);
    // [C-57] A copy of the cookie is worth nothing afterwards.
    expect(await (await post(VIEWER, session)).json()).toEqual({ data: { viewer: null } });
  });

  it('takes nothing for another person than the page believes to be signed in', async () => {
    const signIn = await post(
      JSON.stringify({
        query: 'mutation { signIn(accountName: "urumqi", password: "demo-2024") { id } }',
      }),
    );
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const { data } = (await signIn.json()) as { data: { signIn: { id: string } } };
    const push = JSON.stringify({
      query: 'mutation { syncPush(clientId: "tab-a", mutations: [], pending: 0) { __typename } }',
    });

    const own = await post(push, { cookie, 'x-viewer': data.signIn.id });
    expect(await own.json()).toEqual({ data: { syncPush: { __typename: 'PushAccepted' } } });
    const foreign = await post(push, { cookie, 'x-viewer': 'somebody-else' });
    expect(foreign.status).toBe(401);
    expect(await foreign.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_SIGNED_IN' } }] });
  });
});

describe('POST /graphql of an https origin', () => {
  const open = openDatabaseOf('sqlite');

  it('[C-39] [C-48] [C-56] has the __Host- cookie, HSTS, one origin, and tells nothing of its schema', async () => {
    const env = {
      ...(await open()).env,
      PORT: '0',
      PUBLIC_ORIGIN: 'https://attain.example',
      LOG_LEVEL: 'silent',
    };
    // Demonstration accounts in a production that is only this test's.
    const app = await createApp({ ...readConfig({ ...env, NODE_ENV: 'production' }), isDemonstration: true });
    const inject = (query: string, headers = {}) =>
      app.server.inject({
        method: 'POST',
        url: '/graphql',
        headers: { ...HEADERS, ...headers },
        payload: { query },
      });

    const signedIn = await inject(
      'mutation { signIn(accountName: "urumqi", password: "demo-2024") { id } }',
      {
        origin: 'https://attain.example',
      },
    );
    expect(signedIn.headers['set-cookie']).toMatch(
      /^__Host-sid=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(signedIn.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect((await inject('{ viewer { id } }', { origin: 'http://localhost:4000' })).statusCode).toBe(403);
    const introspection = await inject('{ __schema { types { name } } }');
    expect(introspection.statusCode).toBe(400);
    expect(introspection.body).not.toContain('SelfEvaluation');
    await app.close();
  });
});
