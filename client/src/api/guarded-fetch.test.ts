import { afterEach, describe, expect, it, vi } from 'vitest';
import { sha256 } from '../sha256.ts';
import { fetchViewer, signIn } from './account.ts';

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** The network answers so; our own code runs whole. */
function networkAnswers(answer: Response | Error) {
  const asked = vi.fn((_url: RequestInfo | URL, _init?: RequestInit) =>
    answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer),
  );
  vi.stubGlobal('fetch', asked);
  return asked;
}

function refusal(code: string, details: unknown = {}, status = 200): Response {
  const body = { data: null, errors: [{ message: code, extensions: { code, details } }] };
  return new Response(JSON.stringify(body), { status, headers: JSON_TYPE });
}

afterEach(() => vi.unstubAllGlobals());

describe('a call to the server', () => {
  it('carries the app’s header and the session, by POST', async () => {
    const asked = networkAnswers(refusal('NOT_SIGNED_IN', {}, 401));
    await fetchViewer();
    const init = asked.mock.calls[0]?.[1];
    expect(init?.method).toBe('POST');
    expect(new Headers(init?.headers).get('x-app')).toBe('1');
    expect(init?.credentials).toBe('same-origin');
  });

  it.each([
    {
      answer: () => new TypeError('failed'),
      is: { reason: 'offline', cause: 'network' },
      name: 'no network',
    },
    {
      answer: () => new Response('<html>', { status: 200, headers: { 'content-type': 'text/html' } }),
      is: { reason: 'offline', cause: 'not-ours' },
      name: 'a portal page with 200',
    },
    {
      answer: () => new Response('<html>', { status: 401, headers: { 'content-type': 'text/html' } }),
      is: { reason: 'offline', cause: 'not-ours' },
      name: 'a portal page with 401',
    },
    {
      answer: () => new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } }),
      is: { reason: 'unreachable', cause: 'server-error' },
      name: 'a proxy’s 502',
    },
    {
      answer: () => refusal('GRAPHQL_VALIDATION_FAILED', {}, 400),
      is: { reason: 'unreachable', cause: 'older-server' },
      name: '[FT-66] an older server, which does not know what is asked for',
    },
    {
      answer: () => new Response('', { status: 413 }),
      is: { reason: 'unreachable', cause: 'too-large' },
      name: 'a 413',
    },
    {
      answer: () => new Response('', { status: 503, headers: { 'retry-after': '20' } }),
      is: { reason: 'unreachable', cause: 'busy', retryAfterMs: 20_000 },
      name: 'a 503 with a time',
    },
    {
      answer: () => refusal('INTERNAL_SERVER_ERROR', {}, 500),
      is: { reason: 'unreachable', cause: 'server-error' },
      name: 'a defect of the server',
    },
    {
      answer: () => new Response('{"data":null}', { headers: JSON_TYPE }),
      is: { reason: 'offline', cause: 'not-ours' },
      name: 'JSON that is no answer',
    },
  ])('takes $name for an outage, never for a refusal', async ({ answer, is }) => {
    networkAnswers(answer());
    expect(await fetchViewer()).toMatchObject({ kind: 'outage', ...is });
  });

  it('[FT-14] believes an answer only as it was sent, and only to its own call', async () => {
    const body = JSON.stringify({ data: { viewer: null } });
    const answerWith = (digestOf: (call: string) => Promise<string>) =>
      vi.stubGlobal('fetch', async (_url: RequestInfo | URL, init?: { headers: Headers; body: string }) => {
        const call = init?.headers.get('x-call') ?? '';
        expect(init?.headers.get('x-digest')).toBe(await sha256(`${call}\n${init?.body ?? ''}`));
        return new Response(body, { headers: { ...JSON_TYPE, 'x-digest': await digestOf(call) } });
      });
    answerWith((call) => sha256(`${call}\n${body}`));
    expect(await fetchViewer()).toEqual({ kind: 'signed-out' });
    const altered = { kind: 'outage', cause: 'altered', reason: 'unreachable' };
    answerWith((call) => sha256(`${call}\n${body.replace('viewer', 'viewed')}`));
    expect(await fetchViewer()).toMatchObject(altered);
    answerWith(() => sha256(`of-another-call\n${body}`));
    expect(await fetchViewer()).toMatchObject(altered);
    networkAnswers(refusal('ALTERED_REQUEST', {}, 400));
    expect(await fetchViewer()).toMatchObject(altered);
  });

  it('asks also where the browser has no digests, since the page came without https', async () => {
    vi.stubGlobal('crypto', {});
    const asked = networkAnswers(new Response('{"data":{"viewer":null}}', { headers: JSON_TYPE }));
    expect(await fetchViewer()).toEqual({ kind: 'signed-out' });
    expect(new Headers(asked.mock.calls[0]?.[1]?.headers).get('x-call')).toBeNull();
  });

  it('tells an ended session from a refusal', async () => {
    networkAnswers(refusal('NOT_SIGNED_IN', {}, 401));
    expect(await fetchViewer()).toEqual({ kind: 'signed-out' });
    networkAnswers(refusal('TOO_MANY_ATTEMPTS', { retryAfterSeconds: 8 }));
    expect(await signIn('urumqi', 'x')).toEqual({
      kind: 'refused',
      code: 'TOO_MANY_ATTEMPTS',
      details: { retryAfterSeconds: 8 },
    });
  });

  it('takes no viewer for nobody signed in', async () => {
    networkAnswers(new Response('{"data":{"viewer":null}}', { headers: JSON_TYPE }));
    expect(await fetchViewer()).toEqual({ kind: 'signed-out' });
  });
});
