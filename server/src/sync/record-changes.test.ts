import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { readConfig } from '../config.ts';
import { createDatabase } from '../database/data-source.ts';
import { ChangeFeed } from './change-feed.entity.ts';
import { MutationLog } from './mutation-log.entity.ts';
import { hashLogRow, recordChanges, type Change, type UnnumberedLogRow } from './record-changes.ts';
import { SyncHead } from './sync-head.entity.ts';

const change = (id: string): Change => ({ entity: 'FUND', id, reach: 'HANDED_DOWN', ownerPath: '/r/' });

const logRow = (id: string, clientSeq: number): UnnumberedLogRow => ({
  id,
  clientId: 'c',
  clientSeq,
  prev: '',
  name: 'comment.add@1',
  groupId: null,
  args: { text: '需补充', nested: { b: 1, a: [null] } },
  device: { wallMs: 1, monoMs: 2, timeZone: 'Asia/Urumqi' },
  userId: 'u',
  selfEvaluationId: null,
  receivedAt: '2025-01-01T00:00:00.000Z',
  outcome: 'APPLIED',
  code: null,
  details: null,
  conflictId: null,
});

describeOnEachDatabase('recordChanges', (open) => {
  const openEmpty = async () =>
    createDatabase(readConfig({ ...(await open()).env, NODE_ENV: 'test' }).database);

  it('[S5] numbers log and feed from one counter without a gap, in the order of commits', async () => {
    const database = await openEmpty();
    await Promise.all(
      Array.from({ length: 12 }, (_, unit) =>
        database.gate.run((manager) =>
          recordChanges(manager, [change(`f${unit}`), change(`g${unit}`)], [logRow(`m${unit}`, unit + 1)]),
        ),
      ),
    );

    const log = await database.reader.manager.find(MutationLog);
    const feed = await database.reader.manager.find(ChangeFeed, { order: { seq: 'ASC' } });
    const numbers = [...log, ...feed].map(({ seq }) => seq).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 36 }, (_, index) => index + 1));
    expect(new Set(feed.map(({ txSeq }) => txSeq)).size).toBe(12);
    for (const { seq, txSeq } of [...log, ...feed]) expect(txSeq - seq).toBeLessThan(3);
    await database.close();
  });

  it('[S15] chains log rows so that the stored rows verify', async () => {
    const database = await openEmpty();
    for (const unit of [0, 1, 2]) {
      await database.gate.run((manager) =>
        recordChanges(manager, [], [logRow(`a${unit}`, 2 * unit + 1), logRow(`b${unit}`, 2 * unit + 2)]),
      );
    }

    const rows = await database.reader.manager.find(MutationLog, { order: { seq: 'ASC' } });
    let previousHash = '';
    for (const { rowHash, ...row } of rows) {
      previousHash = hashLogRow(previousHash, row);
      expect(rowHash).toBe(previousHash);
    }
    const head = await database.reader.manager.findOneByOrFail(SyncHead, { id: 1 });
    expect(head).toMatchObject({ seq: 6, chainHash: previousHash });
    await database.close();
  });

  it('gives back numbers that were taken by a unit that failed', async () => {
    const database = await openEmpty();
    const failing = database.gate.run(async (manager) => {
      await recordChanges(manager, [change('lost')]);
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');

    const { txSeq } = await database.gate.run((manager) => recordChanges(manager, [change('kept')]));

    expect(txSeq).toBe(1);
    await database.close();
  });
});
