import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveClient } from './static-client.ts';

const DAY_MS = 24 * 60 * 60_000;
const HASHED = 'public, max-age=31536000, immutable';

describe('serveClient', () => {
  const root = mkdtempSync(join(tmpdir(), 'attain-static-'));
  const kept = join(root, 'kept');
  afterAll(() => rmSync(root, { recursive: true }));

  /** A server that was started that many days after the first, with a build of these hashed files. */
  async function afterDays(days: number, files: Readonly<Record<string, string>>) {
    const build = join(root, `build-${days}`);
    mkdirSync(join(build, 'assets'), { recursive: true });
    writeFileSync(join(build, 'index.html'), `page of day ${days}`);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(build, 'assets', name), text);
    const server = Fastify();
    await serveClient(server, build, kept, new Date(Date.parse('2025-01-01T00:00:00.000Z') + days * DAY_MS));
    return server;
  }

  beforeAll(async () => {
    const first = await afterDays(0, { 'FormPage-a.js': 'old', 'shared-s.js': 'same' });
    const kinds = ['/', '/forms/1', '/assets/FormPage-a.js'].map((url) => first.inject(url));
    const answers = (await Promise.all(kinds)).map(({ body, headers }) => [body, headers['cache-control']]);
    expect(answers).toEqual([
      ['page of day 0', 'no-cache'],
      ['page of day 0', 'no-cache'],
      ['old', HASHED],
    ]);
    await first.close();
  });

  it('serves what an earlier build had for 60 days more, so that an open page finds the rest of it', async () => {
    const files = { 'FormPage-b.js': 'new', 'shared-s.js': 'same' };
    for (const [days, status] of [
      [1, 200],
      [60, 200],
      [61, 404],
    ] as const) {
      const server = await afterDays(days, files);
      const old = await server.inject('/assets/FormPage-a.js');
      expect([days, old.statusCode]).toEqual([days, status]);
      if (status === 200) expect([old.body, old.headers['cache-control']]).toEqual(['old', HASHED]);
      expect((await server.inject('/assets/FormPage-b.js')).body).toBe('new');
      expect((await server.inject('/')).body).toBe(`page of day ${days}`);
      await server.close();
    }
    expect(readdirSync(join(kept, 'assets')).sort()).toEqual(['FormPage-b.js', 'shared-s.js']);
  });

  it('never serves a copy that was cut off, and makes a missing file no page', async () => {
    writeFileSync(join(kept, 'assets', 'cut.js.part'), 'hal');
    const server = await afterDays(62, { 'FormPage-b.js': 'new' });
    expect(readdirSync(join(kept, 'assets'))).not.toContain('cut.js.part');
    for (const path of [
      '/assets/cut.js',
      '/assets/cut.js.part',
      '/assets/../../kept',
      '/assets/%2e%2e/x.js',
    ]) {
      expect((await server.inject(path)).body, path).not.toContain('hal');
    }
    expect((await server.inject('/assets/gone.js')).statusCode).toBe(404);
    await server.close();
  });

  it('serves the build also where no copy can be kept', async () => {
    const build = join(root, 'build-62');
    const blocked = join(root, 'a-file');
    writeFileSync(blocked, '');
    const server = Fastify();
    await serveClient(server, build, blocked, new Date());
    expect((await server.inject('/assets/FormPage-b.js')).body).toBe('new');
    await server.close();
  });
});
