import { describe, expect, it } from 'vitest';
import { openDatabaseOf } from '#test/each-database';
import { isOutage } from './is-outage.ts';
import { MutationLog } from './mutation-log.entity.ts';
import { SyncHead } from './sync-head.entity.ts';
import { SyncDevice } from './sync-device.test-support.ts';
import { createSyncWorld } from './sync-world.test-support.ts';

describe('a push when the disk is full', () => {
  const open = openDatabaseOf('sqlite');

  it('[FT-35] [S18] is refused whole and as an outage, and is taken as it stands when there is room again', async () => {
    const world = await createSyncWorld((await open()).env);
    const { gate, reader } = world.database;
    // SQLite's own limit of its file: it answers SQLITE_FULL, as it does when the file system has no room.
    const allow = (pages: number) => gate.run((manager) => manager.query(`PRAGMA max_page_count = ${pages}`));
    const [{ page_count: used } = { page_count: 0 }] =
      await reader.query<{ page_count: number }[]>('PRAGMA page_count');
    const state = async () => ({
      logged: await reader.manager.count(MutationLog),
      head: await reader.manager.findOneByOrFail(SyncHead, { id: 1 }),
    });
    const device = new SyncDevice(world, 'ann');
    const long = '长'.repeat(4000);
    const mutations = Array.from({ length: 20 }, () =>
      device.mutate('comment.add@1', { selfEvaluationId: 'form-a', indicatorId: null, text: long }),
    );
    const before = await state();

    await allow(used);
    const refusal: unknown = await device.send(mutations).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ driverError: { code: 'SQLITE_FULL' } });
    expect(isOutage(refusal)).toBe(true);
    expect(await state()).toEqual(before);
    // Nobody's entry is to blame: none is set aside.
    expect(world.defects).toEqual([]);

    await allow(used + 10_000);
    const verdicts = await device.push(...mutations);
    expect(new Set(verdicts.map(({ outcome }) => outcome))).toEqual(new Set(['APPLIED']));
    expect((await state()).logged).toBe(before.logged + mutations.length);
    await world.close();
  });
});
