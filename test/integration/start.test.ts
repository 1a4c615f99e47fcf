import { spawn } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabaseOf } from '../support/each-database.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { startServer } from '../support/start-server.ts';
import { freePort } from '../support/free-port.ts';

describe('pnpm start', () => {
  const open = openDatabaseOf('sqlite');

  it('says where it listens, who may sign in and where the data lies, and ends by Ctrl-C with exit 0', async () => {
    const { env } = await open();
    const port = await freePort();
    // A terminal sends Ctrl-C to the whole group.
    const pnpm = spawn('pnpm', ['start'], {
      cwd: PROJECT_ROOT,
      detached: true,
      env: { ...process.env, ...env, PORT: String(port), NODE_ENV: '', DEMO: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void pnpm.kill('SIGKILL'));
    let output = '';
    pnpm.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => pnpm.once('close', resolve));
    await expect.poll(() => output, { timeout: 100_000 }).toContain('Ctrl-C');
    expect(output).toContain(`http://localhost:${port}`);
    expect(output).toContain(env.DATA_DIR);
    for (const account of ['urumqi', 'region-review', 'region-manage', 'audit', 'admin', 'demo-2024']) {
      expect(output).toContain(account);
    }
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    if (pnpm.pid !== undefined) process.kill(-pnpm.pid, 'SIGINT');
    expect(await ended).toBe(0);
  });
});

describe('the built server', () => {
  const open = openDatabaseOf('sqlite');

  it('starts as a process of its own, answers, starts again within 10 s, and ends cleanly', async () => {
    const { env } = await open();
    const first = await startServer({ ...env, DEMO: '1' });
    onTestFinished(() => void first.stop('SIGKILL'));
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    expect(await first.stop('SIGINT')).toEqual({ code: 0, signal: null });

    const second = await startServer({ ...env, DEMO: '1' });
    onTestFinished(() => void second.stop('SIGKILL'));
    expect(second.processorSeconds()).toBeGreaterThan(0.1);
    expect(second.processorSeconds()).toBeLessThan(10);
    expect(await second.stop('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(first.output() + second.output()).not.toMatch(/^\s+at /m);
  });

  it('serves the client with its manifest and service worker, and says nothing of the API by GET', async () => {
    const { env } = await open();
    const server = await startServer({ ...env, DEMO: '1' });
    onTestFinished(() => void server.stop('SIGKILL'));
    const get = async (path: string) => {
      const { status, headers } = await fetch(server.url + path, { headers: { accept: 'text/html' } });
      return `${status} ${headers.get('content-type')?.split(';')[0] ?? 'without a type'}`;
    };
    expect(await get('/')).toBe('200 text/html');
    // A page of the client opened by its address.
    expect(await get('/outbox')).toBe('200 text/html');
    expect(await get('/manifest.webmanifest')).toBe('200 application/manifest+json');
    expect(await get('/sw.js')).toMatch(/^200 (text|application)\/javascript$/);
    expect(await get('/graphql?query={viewer{id}}')).toMatch(/^4\d\d /);
    expect(await get('/.git/config')).toMatch(/^404 /);
    expect(await get('/assets/no-such-file.js')).toMatch(/^404 /);
    await server.stop();
  });
});
