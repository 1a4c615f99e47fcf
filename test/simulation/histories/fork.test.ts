import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHistory } from '../checker/check-history.ts';
import { logRows } from '../checker/log-rows.ts';
import { runHistory } from '../run-history.ts';
import type { Step } from '../steps/step.ts';
import { createSqliteStorage, type ServerStorage } from '../world/server-storage.ts';

const edit = (device: 'ann' | 'copy', cell: number, n: number): Step => ({
  ...{ do: 'edit', device, tab: 0, form: 'a', cell, value: { new: n } },
});

/** The copy waits with an entry that the original has sent by then, and one of its own under a number that is taken. */
const FORK: readonly Step[] = [
  { do: 'look', device: 'ann', tab: 0, form: 'a' },
  { do: 'offline', device: 'ann' },
  edit('ann', 0, 1),
  { do: 'copy', device: 'ann' },
  { do: 'online', device: 'ann' },
  edit('ann', 3, 2),
  { do: 'sync', device: 'ann', tab: 0, fates: [] },
  { do: 'offline', device: 'copy' },
  edit('copy', 4, 3),
  { do: 'online', device: 'copy' },
];

/** A phone that is lost after a week, and one that goes on from its backup of before. */
const OLD_BACKUP: readonly Step[] = [
  { do: 'look', device: 'ann', tab: 0, form: 'a' },
  { do: 'offline', device: 'ann' },
  edit('ann', 0, 1),
  edit('ann', 4, 2),
  { do: 'copy', device: 'ann' },
  { do: 'online', device: 'ann' },
  { do: 'sync', device: 'ann', tab: 0, fates: [] },
  edit('ann', 3, 3),
  { do: 'sync', device: 'ann', tab: 0, fates: [] },
  { do: 'crash', device: 'ann', tab: 0 },
  { do: 'pass', ms: 7 * 24 * 3_600_000 },
  { do: 'offline', device: 'copy' },
  edit('copy', 1, 4),
  edit('copy', 4, 5),
  { do: 'online', device: 'copy' },
  { do: 'sync', device: 'copy', tab: 0, fates: [] },
];

describe('a phone restored from a backup of a week ago', () => {
  let storage: ServerStorage;
  beforeAll(async () => {
    storage = await createSqliteStorage();
  });
  afterAll(() => storage.remove());

  it('[FT-25] sends again what had arrived, once, and under a new id what came after', async () => {
    const history = await runHistory(storage, { seed: 1, pageLimit: 200, steps: OLD_BACKUP });
    expect(checkHistory(history)).toEqual([]);
    const log = logRows(history.server);
    expect(log.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 5 }, () => 'APPLIED'));
    const values = log.map(({ args }) => String(args['value']));
    expect(new Set(values).size).toBe(5);
    expect(new Set(log.map(({ clientId }) => clientId)).size).toBe(2);
  });
});

describe('a copy that numbers anew what the original has sent', () => {
  let storage: ServerStorage;
  beforeAll(async () => {
    storage = await createSqliteStorage();
  });
  afterAll(() => storage.remove());

  it('[SY5] spends a number on the known entry, which the next one’s `prev` proves', async () => {
    const history = await runHistory(storage, { seed: 1, pageLimit: 200, steps: FORK });
    const log = logRows(history.server);
    const [first] = log;
    expect(log.map(({ clientId, clientSeq }) => [clientId === first?.clientId, clientSeq])).toEqual([
      [true, 1],
      [true, 2],
      [false, 2],
    ]);
    expect(checkHistory(history)).toEqual([]);
  });

  it('[S1] does not hide a number for which nothing stands', async () => {
    const history = await runHistory(storage, { seed: 1, pageLimit: 200, steps: FORK });
    // The entry that the number was spent on has other words now: its hash leads nowhere.
    const rows = (history.server['mutation_log'] ?? []).map((row) =>
      row['client_seq'] === 1 ? { ...row, args: '{}' } : row,
    );
    const forged = { ...history, server: { ...history.server, mutation_log: rows } };
    expect(checkHistory(forged).map(({ invariant }) => invariant)).toContain('S1');
  });
});
