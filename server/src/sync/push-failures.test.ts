import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { MutationLog } from './mutation-log.entity.ts';
import { isOutage } from './is-outage.ts';
import { short, SyncDevice } from './sync-device.test-support.ts';
import { createSyncWorld, recordAssignments, type SyncWorld } from './sync-world.test-support.ts';

describeOnEachDatabase('a push into trouble', (open) => {
  let world: SyncWorld;
  beforeAll(async () => {
    world = await createSyncWorld((await open()).env);
  });
  afterAll(() => world.close());

  const write = (sql: string) => world.database.gate.run((manager) => manager.query<unknown>(sql));

  it('[FT-73] sets aside what cannot be written, says so in the log, and goes on', async () => {
    const name = await world.addForm('a');
    const ann = new SyncDevice(world, 'ann');
    const first = ann.setActual(`${name}1`, '1');
    const comment = ann.mutate('comment.add@1', {
      selfEvaluationId: `form-${name}`,
      indicatorId: null,
      text: '已填',
    });
    await write('ALTER TABLE comment RENAME TO comment_away');

    const verdicts = await ann.push(first, comment, ann.setActual(`${name}1`, '2', '1'));
    await write('ALTER TABLE comment_away RENAME TO comment');

    expect(verdicts.map(short)).toEqual(['APPLIED', 'QUARANTINED BAD_REQUEST', 'APPLIED']);
    expect(world.defects.splice(0)).toMatchObject([
      { event: 'mutation-quarantined', mutationId: comment.id },
    ]);
    const { manager } = world.database.reader;
    expect((await manager.findOneByOrFail(IndicatorActual, { indicatorId: `${name}1` })).valueText).toBe('2');
    expect((await manager.findOneByOrFail(MutationLog, { id: comment.id })).args).toEqual(comment.args);
  });

  it('[S18] changes nothing when the log cannot be written, and is taken whole later', async () => {
    const name = await world.addForm('a');
    const ann = new SyncDevice(world, 'ann');
    const mutation = ann.setActual(`${name}1`, '1');
    await write('ALTER TABLE mutation_log RENAME TO mutation_log_away');
    await expect(ann.send([mutation])).rejects.toThrow(/mutation_log/);
    await write('ALTER TABLE mutation_log_away RENAME TO mutation_log');

    const { manager } = world.database.reader;
    expect(
      (await manager.findOneByOrFail(IndicatorActual, { indicatorId: `${name}1` })).valueText,
    ).toBeNull();
    expect(world.defects).toEqual([]);
    expect(await ann.tell(mutation)).toBe('APPLIED');
  });

  it('[C-13] waits for a change of assignments that is under way, and obeys it', async () => {
    const name = await world.addForm('a');
    const abe = new SyncDevice(world, 'abe');
    const moving = world.database.gate.run(async (manager) => {
      await recordAssignments(manager, 'abe', [['PREPARER', 'b']]);
      await pause(300);
    });
    await pause(100);

    expect(await abe.tell(abe.setActual(`${name}1`, '1'))).toBe('PARKED NOT_FOUND');
    await moving;
  });
});

describeOnEachDatabase('isOutage', (open) => {
  it('tells a fault of the moment from a fault of what was to be written', async () => {
    const world = await createSyncWorld((await open()).env);
    const errorOf = async (sql: string) => {
      const failing = world.database.gate.run((manager) => manager.query<unknown>(sql));
      return failing.then(
        () => null,
        (error: unknown) => error,
      );
    };

    expect(isOutage(await errorOf('INSERT INTO sync_head SELECT * FROM sync_head'))).toBe(false);
    expect(isOutage(await errorOf('SELECT * FROM nowhere'))).toBe(false);
    expect(isOutage(new TypeError('x is undefined'))).toBe(false);
    expect(isOutage(null)).toBe(false);
    if (open.kind === 'postgres') {
      // An operator ends the connection in the middle of a unit.
      expect(isOutage(await errorOf('SELECT pg_terminate_backend(pg_backend_pid())'))).toBe(true);
    }
    await world.close();
  });
});
