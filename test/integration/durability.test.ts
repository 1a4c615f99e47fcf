import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '../support/api-client.ts';
import { createSyncCounter, STRACE_MISSING, type SyncCounter } from '../support/count-syncs.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { spawnServer, startServer } from '../support/start-server.ts';
import { TestDevice } from '../support/test-device.ts';
import { startThrowawayPostgres, type ThrowawayPostgres } from '../support/throwaway-postgres.ts';

/** Pushes of one mutation, each awaited: the smallest thing that a person is told is kept. */
const PUSHES = 20;

const SQLITE_MODULE = join(PROJECT_ROOT, 'server/node_modules/sqlite3');

/** How a start ends that must not succeed. */
async function failedStart(env: Record<string, string>) {
  const server = await spawnServer({ NODE_ENV: 'development', DEMO: '0', ...env });
  const giveUp = setTimeout(() => void server.stop('SIGKILL'), 20_000);
  const { code } = await server.ended;
  clearTimeout(giveUp);
  return { code, lines: server.output().trim().split('\n') };
}

/** Pushes one value after another into one cell, and looks after each answer. */
async function pushOneByOne(url: string, pushes: number, afterAnswer = () => {}): Promise<void> {
  const device = new TestDevice(await signedIn(url, 'urumqi'));
  const { selfEvaluations, indicatorActuals } = await device.pull();
  const form = selfEvaluations.find(({ state }) => state === 'DRAFT');
  const cell = indicatorActuals.find(({ selfEvaluationId }) => selfEvaluationId === form?.id);
  if (!cell) throw new Error('the demonstration has no form that can be filled in');
  const { selfEvaluationId, indicatorId } = cell;
  let base = cell.deviationReason;
  afterAnswer();
  for (let push = 0; push < pushes; push++) {
    const value = `第 ${push} 次，${crypto.randomUUID()}`;
    const args = { selfEvaluationId, indicatorId, field: 'deviationReason', value, base } as const;
    const { verdicts } = await device.push(device.mutate('actual.set@1', args));
    expect(verdicts?.map(({ outcome }) => outcome)).toEqual(['APPLIED']);
    base = value;
    afterAnswer();
  }
}

const increases = (counts: readonly number[]) => counts.slice(1).map((count, i) => count - (counts[i] ?? 0));

describe('an answered push on sqlite', () => {
  let folder = '';
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'attain-syncs-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('[SY-S18] has been synced to the disk before its answer', async (context) => {
    const counter = createSyncCounter(join(folder, 'server.txt')) ?? context.skip(STRACE_MISSING);
    const server = await startServer({ DATA_DIR: join(folder, 'data'), DEMO: '1' }, counter.wrapper);
    try {
      const counts: number[] = [];
      await pushOneByOne(server.url, PUSHES, () => counts.push(counter.count('attain.sqlite-wal')));
      expect(increases(counts)).toHaveLength(PUSHES);
      expect(Math.min(...increases(counts))).toBeGreaterThanOrEqual(1);
      console.log(`fsyncs of the log per acknowledged push on SQLite: ${increases(counts).join(' ')}`);
    } finally {
      await server.stop();
    }
  });

  it('would not be with synchronous=NORMAL, and the count would show it', async (context) => {
    const file = join(folder, 'normal.txt');
    const counter = createSyncCounter(file) ?? context.skip(STRACE_MISSING);
    expect(await commitsWith(counter, 'FULL')).toBeGreaterThanOrEqual(PUSHES);
    const before = counter.count('full.sqlite-wal');
    expect(await commitsWith(counter, 'NORMAL')).toBeLessThan(PUSHES / 2);
    expect(before).toBeGreaterThanOrEqual(PUSHES);
  });

  it.each([
    { weaken: 'PRAGMA synchronous = FULL -> PRAGMA synchronous = NORMAL', says: /synchronous is 1/ },
    { weaken: 'PRAGMA synchronous = FULL -> PRAGMA synchronous = OFF', says: /synchronous is 0/ },
    { weaken: 'PRAGMA journal_mode = WAL -> PRAGMA journal_mode = DELETE', says: /journal_mode is delete/ },
  ])('is never given by a server that finds $weaken', async ({ weaken, says }) => {
    const preload = pathToFileURL(join(import.meta.dirname, 'weaken-sqlite.mjs')).href;
    const { code, lines } = await failedStart({
      DATA_DIR: join(folder, weaken.replaceAll(/\W+/g, '-')),
      NODE_OPTIONS: `--import=${preload}`,
      WEAKEN: weaken,
    });
    expect(lines).toEqual([expect.stringMatching(says)]);
    expect(code).toBe(1);
  });

  /** Commits as many units to a new file as a device pushes; answers how often its log was synced. */
  async function commitsWith(counter: SyncCounter, synchronous: string): Promise<number> {
    const name = `${synchronous.toLowerCase()}.sqlite`;
    const script = `
      const { Database } = require(${JSON.stringify(SQLITE_MODULE)});
      const database = new Database(${JSON.stringify(join(folder, name))});
      database.serialize(() => {
        database.run('PRAGMA journal_mode = WAL');
        database.run('PRAGMA synchronous = ${synchronous}');
        database.run('CREATE TABLE row (text TEXT)');
        for (let i = 0; i < ${PUSHES}; i++) database.run("INSERT INTO row VALUES ('a value')");
      });`;
    const entry = join(folder, `${name}.cjs`);
    writeFileSync(entry, script);
    const child = await spawnServer({}, entry, counter.wrapper);
    expect(await child.ended).toEqual({ code: 0, signal: null });
    return counter.count(`${name}-wal`);
  }
});

describe('an answered push on postgres', () => {
  let folder = '';
  let postgres: ThrowawayPostgres | undefined;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'attain-syncs-'));
    // Its own writers would be counted with ours.
    postgres = await startThrowawayPostgres({
      settings: ['autovacuum=off', 'checkpoint_timeout=1h', 'wal_writer_delay=10s'],
    });
  });
  afterAll(async () => {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const settings = (more: { readonly DEMO?: string; readonly NODE_ENV?: string } = {}) => {
    if (!postgres) throw new Error('PostgreSQL has not started');
    return { DATA_DIR: join(folder, 'data'), DATABASE_URL: postgres.url, ...more };
  };

  it('[SY-S18] has been synced to the disk', async () => {
    const env = settings({ DEMO: '1', NODE_ENV: 'development' });
    const syncsOf = async (pushes: number) => {
      const server = await startServer(env);
      await pushOneByOne(server.url, pushes);
      // PostgreSQL's processes tell what they did when they end, and only now and then before.
      await server.stop();
      return walSyncs(env.DATABASE_URL);
    };
    const filled = await syncsOf(0);
    const idle = (await syncsOf(0)) - filled;
    const forPushes = (await syncsOf(PUSHES)) - filled - 2 * idle;
    expect(forPushes / PUSHES).toBeGreaterThanOrEqual(1);
    console.log(`fsyncs of the log per acknowledged push on PostgreSQL: ${forPushes / PUSHES}`);
  });

  it.each(['fsync', 'full_page_writes', 'synchronous_commit'])(
    'is never given by a server that finds %s off',
    async (setting) => {
      const env = settings();
      await alterSystem(env.DATABASE_URL, `SET ${setting} = off`);
      const { code, lines } = await failedStart(env);
      await alterSystem(env.DATABASE_URL, `RESET ${setting}`);
      expect(lines).toEqual([expect.stringContaining(`${setting} is off`)]);
      expect(code).toBe(1);
    },
  );
});

async function alterSystem(url: string, change: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`ALTER SYSTEM ${change}`);
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}

/** Syncs of the write-ahead log since the database server's start. */
async function walSyncs(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows: versions } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  // PostgreSQL 18 counts them with all other input and output.
  const query =
    (versions[0]?.version ?? 0) >= 180_000
      ? "SELECT sum(fsyncs)::int AS syncs FROM pg_stat_io WHERE object = 'wal'"
      : 'SELECT wal_sync::int AS syncs FROM pg_stat_wal';
  const { rows } = await client.query<{ syncs: number }>(query);
  await client.end();
  return rows[0]?.syncs ?? NaN;
}
