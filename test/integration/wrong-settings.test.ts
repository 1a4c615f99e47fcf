import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { spawnServer } from '../support/start-server.ts';

/** How a start ends that must not succeed: its exit code and what it says, line by line. */
async function failedStart(env: Record<string, string>, entry?: string) {
  const server = await spawnServer(env, entry);
  const giveUp = setTimeout(() => void server.stop('SIGKILL'), 100_000);
  const { code } = await server.ended;
  clearTimeout(giveUp);
  return { code, lines: server.output().trim().split('\n') };
}

describe('a start with a wrong setting', () => {
  let folder = '';
  let dataFolder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'attain-settings-'));
    dataFolder = join(folder, 'data');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    { says: /DATABASE_URL.*mysql/, env: { DATABASE_URL: 'mysql://somebody:secret@localhost/attain' } },
    { says: /DATABASE_URL/, env: { DATABASE_URL: 'attain.sqlite' } },
    { says: /PORT.*four thousand/, env: { PORT: 'four thousand' } },
    { says: /DEMO.*production/, env: { DEMO: '1', NODE_ENV: 'production' } },
  ])('ends with one line that matches $says, exit 1, and nothing written', async ({ says, env }) => {
    const { code, lines } = await failedStart({ DATA_DIR: dataFolder, ...env });
    expect(lines).toEqual([expect.stringMatching(says)]);
    expect(lines[0]).not.toContain('secret');
    expect(code).toBe(1);
    expect(existsSync(dataFolder)).toBe(false);
  });

  it('ends so when the port is taken', async () => {
    const other: Server = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    // A listening TCP server has an address with a port.
    const { port } = other.address() as AddressInfo;
    const { code, lines } = await failedStart({ DATA_DIR: dataFolder, PORT: String(port) });
    other.close();
    expect(lines).toEqual([expect.stringContaining(String(port))]);
    expect(code).toBe(1);
    expect(existsSync(dataFolder)).toBe(false);
  });

  it('ends so when the data folder cannot be written', async () => {
    // A path below a file fails for root too, whom no permission stops.
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const { code, lines } = await failedStart({ DATA_DIR: join(file, 'data') });
    expect(lines).toEqual([expect.stringMatching(/DATA_DIR|a-file/)]);
    expect(code).toBe(1);
    expect(readdirSync(folder)).toEqual(['a-file']);
  });

  it('ends so when the data folder is to lie where nothing can be made', async () => {
    const { code, lines } = await failedStart({ DATA_DIR: '/proc/attain/data' });
    expect(lines).toEqual([expect.stringMatching(/DATA_DIR.*\/proc/)]);
    expect(code).toBe(1);
  });

  it('ends so when the reference data is broken', async () => {
    // A copy of the built server beside a reference file that was cut off.
    const copy = join(folder, 'server');
    const original = join(PROJECT_ROOT, 'server');
    cpSync(join(original, 'dist'), join(copy, 'dist'), { recursive: true });
    cpSync(join(original, 'package.json'), join(copy, 'package.json'));
    symlinkSync(join(original, 'node_modules'), join(copy, 'node_modules'));
    const reference = readFileSync(join(original, 'src/demonstration/xinjiang-2024.json'), 'utf8');
    mkdirSync(join(copy, 'src/demonstration'), { recursive: true });
    writeFileSync(join(copy, 'src/demonstration/xinjiang-2024.json'), reference.slice(0, -20));
    const { code, lines } = await failedStart(
      { DATA_DIR: dataFolder, DEMO: '1' },
      join(copy, 'dist/main.js'),
    );
    expect(lines).toEqual([expect.stringContaining('xinjiang-2024.json')]);
    expect(code).toBe(1);
    expect(existsSync(dataFolder)).toBe(false);
  });

  it('ends so when the PostgreSQL does not answer', async () => {
    const { code, lines } = await failedStart({
      DATA_DIR: dataFolder,
      DATABASE_URL: 'postgres://somebody:secret@127.0.0.1:1/attain',
    });
    expect(lines).toEqual([expect.stringMatching(/database/i)]);
    expect(lines[0]).not.toContain('secret');
    expect(code).toBe(1);
  });
});
