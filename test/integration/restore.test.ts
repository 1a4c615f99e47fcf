import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../support/each-database.ts';
import { queryRaw } from '../support/raw-database.ts';
import { RestorableWorld } from '../support/restorable-world.ts';

/** `expect.stringContaining` says of itself that it is anything. */
const says = (text: string): unknown => expect.stringContaining(text);

describeOnEachDatabase('a server restored from a backup', (open) => {
  const folder = mkdtempSync(join(tmpdir(), 'attain-backups-'));
  let world: RestorableWorld;
  beforeAll(async () => {
    world = await RestorableWorld.begin(open);
  });
  afterAll(async () => {
    await world.end();
    rmSync(folder, { recursive: true, force: true });
  });
  const all = () => world.phones.map(() => null);
  const phone = (index: number) => {
    const found = world.phones[index];
    if (!found) throw new Error(`there is no phone ${index}`);
    return found;
  };

  it('[FT-40] [FT-46] [FT-79] is filled again by the phones alone, each entry once', async () => {
    await world.everybodyEnters('一', 0);
    // The backup is made while people go on: the copy is whole all the same.
    const [first] = await Promise.all([
      world.admin('backup', join(folder, 'first.tar')),
      world.everybodyEnters('二', 1),
    ]);
    expect(first).toEqual({ code: 0, output: says('副本已核验') });
    expect(await world.admin('backup', join(folder, 'second.tar'))).toMatchObject({ code: 0 });
    await world.everybodyEnters('三', 2);
    const wanted = await world.measures();
    await world.enter(phone(0), 9, 2, '没有送出');
    // What the older of two checked backups holds may leave the phones; what came after it may not.
    const held = await Promise.all(world.phones.map((each) => each.held()));
    expect(held.flat().length).toBeLessThan(world.enteredCount);
    expect(Math.min(...held.map((ids) => ids.length))).toBeGreaterThanOrEqual(1);

    const whileRunning = await world.admin('restore', join(folder, 'first.tar'));
    expect(whileRunning).toEqual({ code: 1, output: says('服务器正在运行') });
    await world.kill();
    const restored = await world.admin('restore', join(folder, 'first.tar'));
    expect(restored).toEqual({ code: 0, output: says('已恢复') });

    await world.start();
    expect(await world.measures()).not.toEqual(wanted);
    expect(await world.syncAll()).toEqual(all());
    const now = await world.measures();
    const isUnsent = (text: string) => text.startsWith('没有送出');
    expect(now.filter(isUnsent)).toHaveLength(2);
    expect(now.filter((text) => !isUnsent(text))).toEqual(wanted);
    await world.expectEverythingOnce();
    const verified = await world.admin('verify');
    expect(verified).toEqual({ code: 0, output: says('日志完好') });
  });

  it('[FT-41] notices an old copy that nobody announced, also when others have written since', async () => {
    await world.kill();
    const putBack = await world.copyRaw();
    await world.start();
    await world.everybodyEnters('四', 3);
    const wanted = await world.measures();
    await world.kill();
    await putBack();
    const server = await world.start();
    const epoch = await world.epoch();

    // The first to come has something new: it is taken, and the numbers of the lost history are given anew.
    await world.enter(phone(2), 6, 3, '新的');
    expect(await world.syncAll([2, 3, 0, 1])).toEqual(all());
    expect(await world.epoch()).not.toBe(epoch);
    expect(server.output()).toContain('history-rewound');
    expect(await world.syncAll()).toEqual(all());
    expect((await world.measures()).filter((text) => !text.startsWith('新的'))).toEqual(wanted);
    await world.expectEverythingOnce();
  });

  it('[FT-42] goes on with the same cursors where a copy holds everything', async () => {
    await world.kill();
    const putBack = await world.copyRaw();
    await putBack();
    await world.start();
    const epoch = await world.epoch();
    expect(await world.syncAll()).toEqual(all());
    expect(await world.epoch()).toBe(epoch);
  });

  it('[FT-43] [C-86] has the first row of the log named that is not as it was written', async () => {
    await world.kill();
    const [row] = await queryRaw(world.env, 'SELECT seq, args FROM mutation_log ORDER BY seq LIMIT 1');
    const args = String(row?.['args']).replace('一', '七');
    await world.execute(`UPDATE mutation_log SET args = '${args}' WHERE seq = ${String(row?.['seq'])}`);
    const named = says(`第 ${String(row?.['seq'])} 号`);
    expect(await world.admin('verify')).toEqual({ code: 1, output: named });
    const backup = await world.admin('backup', join(folder, 'broken.tar'));
    expect(backup).toEqual({ code: 1, output: says('已损坏') });
  });
});
