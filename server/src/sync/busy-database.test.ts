import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabaseOf } from '#test/each-database';
import { databaseFile } from '../database/data-source.ts';
import { Mirror, SyncDevice } from './sync-device.test-support.ts';
import { createSyncWorld, type SyncWorld } from './sync-world.test-support.ts';

/** Says that it holds its lock, and lets go after the time or when its input ends. */
const HOLDER = `
  import sqlite3 from 'sqlite3';
  const [file, statement, read, ms] = process.argv.slice(1);
  const database = new sqlite3.Database(file, sqlite3.OPEN_READWRITE, () =>
    database.exec(statement, (failed) => {
      if (failed) throw failed;
      database.all(read, () => process.stdout.write('held'));
      const end = () => database.exec('ROLLBACK', () => process.exit(0));
      process.stdin.on('end', end).resume();
      setTimeout(end, Number(ms));
    }),
  );
`;

/** Longer than the driver waits for a lock at once (5 s). */
const HELD_MS = 10_000;
const PAGE_BYTES = 4096;

describe('a database that another process uses', () => {
  const open = openDatabaseOf('sqlite');
  let world: SyncWorld;
  let file: string;
  beforeAll(async () => {
    const { env } = await open();
    world = await createSyncWorld(env);
    file = databaseFile(env.DATA_DIR);
  });
  afterAll(() => world.close());

  async function hold(statement: string, read: string, ms: number) {
    const args = ['--input-type=module', '-e', HOLDER, file, statement, read, String(ms)];
    const child = spawn(process.execPath, args, {
      cwd: join(import.meta.dirname, '../..'),
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    return { letGo: () => child.stdin.end(), isOver: once(child, 'exit') };
  }

  it('[FT-36] waits with a push for ten seconds of a foreign lock, answers pulls meanwhile, and blames no entry', async () => {
    const name = await world.addForm('a');
    const ann = new SyncDevice(world, 'ann');
    const { isOver } = await hold('BEGIN IMMEDIATE', 'SELECT 1', HELD_MS);

    const begun = Date.now();
    const told = ann.tell(ann.setActual(`${name}1`, '7'));
    expect((await new Mirror(world, 'ann').pull()).ids('selfEvaluations')).toContain(`form-${name}`);
    const pulledAfter = Date.now() - begun;

    expect(await told).toBe('APPLIED');
    expect(pulledAfter).toBeLessThan(HELD_MS / 2);
    expect(world.defects).toEqual([]);
    await isOver;
  });

  it('[FT-36] grows its log while somebody reads for long, and no further afterwards', async () => {
    const name = await world.addForm('a');
    const ann = new SyncDevice(world, 'ann');
    const text = '长'.repeat(2000);
    const comment = () =>
      ann.mutate('comment.add@1', { selfEvaluationId: `form-${name}`, indicatorId: null, text });
    const write = async (pushes: number) => {
      for (let n = 0; n < pushes; n += 1) await ann.push(...Array.from({ length: 20 }, comment));
    };
    const walBytes = () => statSync(`${file}-wal`).size;
    const { letGo, isOver } = await hold('BEGIN', 'SELECT count(*) FROM mutation_log', 100_000);

    await write(30);
    const whileRead = walBytes();
    letGo();
    await isOver;
    await write(60);

    // What was read could not be moved into the file; from then on its place is used again.
    expect(whileRead).toBeGreaterThan(1000 * PAGE_BYTES);
    expect(walBytes()).toBeLessThan(whileRead * 1.5);
  });
});
