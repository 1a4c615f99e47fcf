import { describe, expect, it } from 'vitest';
import { openDatabaseOf } from '#test/each-database';
import { MutationLog } from './mutation-log.entity.ts';
import { SyncDevice } from './sync-device.test-support.ts';
import { createSyncWorld } from './sync-world.test-support.ts';

describe('a push whose connection to PostgreSQL is ended', () => {
  const open = openDatabaseOf('postgres');

  it('[FT-37] [S1] before its last statement leaves nothing, is tried again, and takes effect once', async () => {
    const world = await createSyncWorld((await open()).env);
    const { reader } = world.database;
    const device = new SyncDevice(world, 'ann');
    const mutation = device.setActual('a1', '7');

    // Somebody else holds the head, which a push takes last: it waits there with everything done but not committed.
    const other = reader.createQueryRunner();
    await other.startTransaction();
    await other.query('SELECT seq FROM sync_head WHERE id = 1 FOR UPDATE');
    const answer = device.send([mutation]);
    const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    const pids = () => reader.query<{ pid: number }[]>(waiting);
    await expect.poll(pids, { timeout: 20_000 }).toHaveLength(1);
    const [{ pid } = { pid: 0 }] = await pids();
    await reader.query('SELECT pg_terminate_backend($1)', [pid]);
    await other.commitTransaction();
    await other.release();

    const verdicts = [{ mutationId: mutation.id, outcome: 'APPLIED' }];
    expect(await answer).toMatchObject({ kind: 'PushAccepted', verdicts });
    expect(await device.send([mutation])).toEqual(await answer);
    expect(await reader.manager.countBy(MutationLog, { id: mutation.id })).toBe(1);
    expect(world.defects).toEqual([]);
    await world.close();
  });
});
