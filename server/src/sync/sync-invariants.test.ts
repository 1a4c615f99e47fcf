import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { mutationChainText } from '@attain/shared/sync/mutation-chain';
import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { sha256Hex } from '../sha256-hex.ts';
import { ChangeFeed } from './change-feed.entity.ts';
import { MutationLog } from './mutation-log.entity.ts';
import { hashLogRow } from './record-changes.ts';
import { Mirror, SyncDevice } from './sync-device.test-support.ts';
import { SyncHead } from './sync-head.entity.ts';
import { createSyncWorld } from './sync-world.test-support.ts';

const WRITERS = 24;
const PUSHES = 6;

describeOnEachDatabase('24 writers and a poller', (open) => {
  it('[S1] [S5] [S15] [FT-38] leave a log and a feed without gap, of which nothing was missed', async () => {
    const world = await createSyncWorld((await open()).env);
    const { manager } = world.database.reader;
    const forms = await Promise.all(['a', 'a', 'b', 'b'].map((unit) => world.addForm(unit as 'a' | 'b')));
    const writers = Array.from({ length: WRITERS }, (_, n) => ({
      name: forms[n % forms.length] ?? '',
      device: new SyncDevice(world, n % forms.length < 2 ? 'ann' : 'bob'),
    }));

    const write = async ({ device, name }: (typeof writers)[number]) => {
      for (let n = 0; n < PUSHES; n += 1) {
        await pause(randomInt(8));
        await device.push(device.setActual(`${name}${1 + (n % 3)}`, String(randomInt(1000))));
      }
    };
    let isWriting = true;
    const writing = Promise.all(writers.map(write)).finally(() => (isWriting = false));
    const poller = new Mirror(world, 'rex', 5);
    while (isWriting) {
      await poller.pullPage();
      await pause(1);
    }
    await writing;
    await poller.pull();

    const log = await manager.find(MutationLog, { order: { seq: 'ASC' } });
    const feed = await manager.find(ChangeFeed);
    const head = await manager.findOneByOrFail(SyncHead, { id: 1 });
    expect(log).toHaveLength(WRITERS * PUSHES);
    // S5: one counter, no gap, nothing twice.
    expect([...log, ...feed].map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(
      Array.from({ length: head.seq }, (_, index) => index + 1),
    );
    // S15: every row names the one before.
    let previousHash = '';
    for (const { rowHash, ...row } of log) {
      previousHash = hashLogRow(previousHash, row);
      expect(rowHash).toBe(previousHash);
    }
    expect(head.chainHash).toBe(previousHash);
    // S1, SY5: dense per client, each naming its predecessor.
    for (const { device } of writers) {
      const own = log.filter(({ clientId }) => clientId === device.clientId);
      expect(own.map(({ clientSeq }) => clientSeq)).toEqual(own.map((_, index) => index + 1));
      let prev = '';
      for (const row of own) {
        expect(row.prev).toBe(prev);
        prev = sha256Hex(mutationChainText({ ...row, seq: row.clientSeq }));
      }
    }
    // The poller has what a fresh device gets.
    const fresh = await new Mirror(world, 'rex', 500).pull();
    expect(new Map([...poller.rows].sort())).toEqual(new Map([...fresh.rows].sort()));
    await world.close();
  });
});
