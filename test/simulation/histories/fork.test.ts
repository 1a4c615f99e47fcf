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
