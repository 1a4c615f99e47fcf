import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FileDownload } from './file-download.ts';

const BYTES = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7) % 251);

/** The network: what the server answers, in this order, and what it was asked. */
let answers: ((range: string | null) => Response)[] = [];
let asked: (string | null)[] = [];
let sha256 = '';

beforeAll(async () => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', BYTES));
  sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
});
beforeEach(() => {
  answers = [];
  asked = [];
  vi.stubGlobal(
    'fetch',
    (_path: string, { headers }: RequestInit) =>
      new Promise<Response>((resolve) => {
        const { range = null } = headers as Record<string, string>;
        asked.push(range);
        const answer = answers.shift();
        if (!answer) throw new TypeError('no network');
        resolve(answer(range));
      }),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const download = () => new FileDownload({ path: '/file', byteCount: BYTES.length, sha256 });

/** Gives what is asked for, and breaks off after so many bytes. */
const give =
  (cutAfter = Infinity, bytes = BYTES) =>
  (range: string | null): Response => {
    const from = Number(/\d+/.exec(range ?? '')?.[0] ?? 0);
    const part = bytes.slice(from, from + cutAfter);
    const isCut = from + part.length < bytes.length;
    let isGiven = false;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (!isGiven) controller.enqueue(part);
          else if (isCut) controller.error(new TypeError('connection lost'));
          else controller.close();
          isGiven = true;
        },
      },
      // Asked for when it is read, so that an error comes after what was given.
      { highWaterMark: 0 },
    );
    return new Response(body, { status: from > 0 ? 206 : 200, headers: { etag: `"${sha256}"` } });
  };
const status =
  (code: number, headers: Record<string, string> = {}) =>
  (): Response =>
    new Response('page', { status: code, headers });

describe('FileDownload', () => {
  it('gives the whole file', async () => {
    answers = [give()];
    expect(await download().run('me')).toEqual({ kind: 'ok', value: BYTES });
  });

  it('goes on where it was cut, as often as it takes', async () => {
    answers = [give(30_000), give(30_000), give()];
    const file = download();
    const heard: number[] = [];
    const first = await file.run('me', (held) => heard.push(held));
    expect(first).toMatchObject({ kind: 'outage', cause: 'network' });
    expect([file.held, heard]).toEqual([30_000, [30_000]]);
    expect((await file.run('me')).kind).toBe('outage');
    expect(await file.run('me')).toEqual({ kind: 'ok', value: BYTES });
    expect(asked).toEqual([null, 'bytes=30000-', 'bytes=60000-']);
  });

  it('starts anew where the server gives the whole again', async () => {
    answers = [give(30_000), () => give()(null)];
    const file = download();
    await file.run('me');
    expect(await file.run('me')).toEqual({ kind: 'ok', value: BYTES });
  });

  it('takes no other bytes for the file', async () => {
    answers = [
      give(Infinity, new Uint8Array(BYTES.length)),
      () => new Response(BYTES, { headers: { etag: '"another"' } }),
      status(200),
    ];
    const file = download();
    for (let i = 0; i < 3; i += 1) expect(await file.run('me')).toMatchObject({ cause: 'not-ours' });
    expect([file.held, answers.length]).toEqual([0, 0]);
  });

  it.each([
    [401, { kind: 'signed-out' }],
    [404, { kind: 'refused', code: 'NOT_FOUND' }],
    [503, { kind: 'outage', cause: 'busy' }],
    [500, { kind: 'outage', cause: 'server-error' }],
  ])('tells what %i means', async (code, outcome) => {
    answers = [status(code)];
    expect(await download().run('me')).toMatchObject(outcome);
  });
});
