import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabaseOf } from '#test/each-database';
import { isOutage } from './is-outage.ts';
import { MutationLog } from './mutation-log.entity.ts';
import { SyncHead } from './sync-head.entity.ts';
import { SyncDevice } from './sync-device.test-support.ts';
import { createSyncWorld, type SyncWorld } from './sync-world.test-support.ts';

const NO_SMALL_DISK = 'no small disk to fill: mounting one needs root';

/** Twenty comments that no compressor makes small, pushed while there is no room and again when there is some. */
async function expectTakenLater(world: SyncWorld, disk: { fill(): Promise<void>; free(): Promise<void> }) {
  const { reader } = world.database;
  const state = async () => ({
    logged: await reader.manager.count(MutationLog),
    head: await reader.manager.findOneByOrFail(SyncHead, { id: 1 }),
  });
  const device = new SyncDevice(world, 'ann');
  const mutations = Array.from({ length: 20 }, () =>
    device.mutate('comment.add@1', {
      ...{ selfEvaluationId: 'form-a', indicatorId: null },
      text: randomBytes(1500).toString('hex'),
    }),
  );
  const before = await state();

  await disk.fill();
  const refusal: unknown = await device.send(mutations).catch((error: unknown) => error);
  expect(isOutage(refusal)).toBe(true);
  expect(await state()).toEqual(before);
  // Nobody's entry is to blame: none is set aside.
  expect(world.defects).toEqual([]);

  await disk.free();
  const verdicts = await device.push(...mutations);
  expect(new Set(verdicts.map(({ outcome }) => outcome))).toEqual(new Set(['APPLIED']));
  expect((await state()).logged).toBe(before.logged + mutations.length);
  return refusal;
}

describe('a push when the disk is full, on SQLite', () => {
  const open = openDatabaseOf('sqlite');

  it('[FT-35] [S18] is refused whole and as an outage, and is taken as it stands when there is room again', async () => {
    const world = await createSyncWorld((await open()).env);
    const { gate, reader } = world.database;
    // SQLite's own limit of its file: it answers SQLITE_FULL, as it does when the file system has no room.
    const allow = async (pages: number) => {
      await gate.run((manager) => manager.query(`PRAGMA max_page_count = ${pages}`));
    };
    const [{ page_count: used } = { page_count: 0 }] =
      await reader.query<{ page_count: number }[]>('PRAGMA page_count');
    const refusal = await expectTakenLater(world, {
      fill: () => allow(used),
      free: () => allow(used + 10_000),
    });
    expect(refusal).toMatchObject({ driverError: { code: 'SQLITE_FULL' } });
    await world.close();
  });
});

describe('a push when the disk is full, on PostgreSQL', () => {
  const open = openDatabaseOf('postgres');
  const folder = mkdtempSync(join(tmpdir(), 'attain-small-disk-'));
  let world: SyncWorld | undefined;
  let isMounted = false;
  const sql = (text: string) => world?.database.reader.query<Record<string, string>[]>(text);

  beforeAll(async () => {
    world = await createSyncWorld((await open()).env);
    const [setting] = (await sql('SHOW data_directory')) ?? [];
    // The log stands on a disk of its own, which belongs to whoever PostgreSQL runs as.
    const { uid } = statSync(setting?.['data_directory'] ?? '');
    const options = `size=4m,uid=${uid},mode=700`;
    isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status === 0;
    if (!isMounted) return;
    await sql(`CREATE TABLESPACE small LOCATION '${folder}'`);
    await sql('ALTER TABLE mutation_log SET TABLESPACE small');
  }, 60_000);
  beforeEach((context) => {
    if (!isMounted) context.skip(NO_SMALL_DISK);
  });
  afterAll(async () => {
    if (isMounted) {
      await sql('ALTER TABLE mutation_log SET TABLESPACE pg_default');
      await sql('DROP TABLESPACE small');
      spawnSync('umount', ['--lazy', folder]);
    }
    await world?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('[FT-35] [S18] is refused whole and as an outage, and is taken as it stands when there is room again', async () => {
    if (!world) throw new Error('there is no world');
    const filler = join(folder, 'filler');
    const refusal = await expectTakenLater(world, {
      fill: async () => {
        const { bavail, bsize } = await statfs(folder);
        writeFileSync(filler, Buffer.alloc(bavail * bsize));
      },
      free: () => Promise.resolve(rmSync(filler)),
    });
    expect(refusal).toMatchObject({ driverError: { code: '53100' } });
  });
});
