import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { readConfig } from '../config.ts';
import { Fund } from '../fund/fund.entity.ts';
import { createDatabase } from './data-source.ts';

const fund = (id: string) => ({
  id,
  name: id,
  kind: 'EARMARKED',
  competentDepartment: '财政部',
  ownerPath: '/r/',
});

describeOnEachDatabase('WriteGate', (open) => {
  const openEmpty = async () =>
    createDatabase(readConfig({ ...(await open()).env, NODE_ENV: 'test' }).database);
  const idsIn = async (database: Awaited<ReturnType<typeof openEmpty>>) =>
    (await database.reader.manager.find(Fund, { order: { id: 'ASC' } })).map(({ id }) => id);

  it('keeps two units apart: one is rolled back, the other stays whole', async () => {
    const database = await openEmpty();
    const failing = database.gate.run(async (manager) => {
      await manager.insert(Fund, fund('lost-1'));
      await pause(30);
      await manager.insert(Fund, fund('lost-2'));
      throw new Error('refused');
    });
    const succeeding = database.gate.run(async (manager) => {
      await manager.insert(Fund, fund('kept-1'));
      await pause(30);
      await manager.insert(Fund, fund('kept-2'));
    });

    await expect(failing).rejects.toThrow('refused');
    await succeeding;

    expect(await idsIn(database)).toEqual(['kept-1', 'kept-2']);
    await database.close();
  });

  it('shows the reader nothing of an open unit', async () => {
    const database = await openEmpty();
    await database.gate.run(async (manager) => {
      await manager.insert(Fund, fund('open'));
      expect(await idsIn(database)).toEqual([]);
    });

    expect(await idsIn(database)).toEqual(['open']);
    await database.close();
  });

  it('lets a unit inside another join it, and fail with it', async () => {
    const database = await openEmpty();
    const nested = database.gate.run(async (outer) => {
      await outer.insert(Fund, fund('outer'));
      await database.gate.run(async (inner) => {
        expect(inner).toBe(outer);
        await inner.insert(Fund, fund('inner'));
      });
      throw new Error('refused');
    });

    await expect(nested).rejects.toThrow('refused');
    expect(await idsIn(database)).toEqual([]);
    await database.close();
  });

  it('goes on after a unit that failed', async () => {
    const database = await openEmpty();
    await expect(database.gate.run(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');

    await database.gate.run((manager) => manager.insert(Fund, fund('later')));

    expect(await idsIn(database)).toEqual(['later']);
    await database.close();
  });
});

describeOnEachDatabase('SnapshotGate', (open) => {
  it('reads one state, whatever is committed meanwhile', async () => {
    const database = await createDatabase(readConfig({ ...(await open()).env, NODE_ENV: 'test' }).database);
    await database.snapshots.read(async (manager) => {
      expect(await manager.count(Fund)).toBe(0);
      await database.gate.run((writer) => writer.insert(Fund, fund('meanwhile')));
      expect(await manager.count(Fund)).toBe(0);
    });

    expect(await database.snapshots.read((manager) => manager.count(Fund))).toBe(1);
    await database.close();
  });
});
