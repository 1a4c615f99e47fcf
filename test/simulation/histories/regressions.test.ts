import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../find-violation.ts';
import type { Step } from '../steps/step.ts';
import { createSqliteStorage, type ServerStorage } from '../world/server-storage.ts';

/** Histories that once broke an invariant, as short as they became. */
const REGRESSIONS: readonly { readonly because: string; readonly steps: readonly Step[] }[] = [
  {
    because: 'a value is called backed up by its client’s own number (SY2)',
    steps: [
      { do: 'backup' },
      { do: 'edit', device: 'ann', tab: 0, form: 'a', cell: 3, value: { new: 1 } },
      { do: 'sync', device: 'rex', tab: 0, fates: [] },
    ],
  },
  {
    because: 'a copy believes the verdicts of a history that a restore has ended (S4)',
    steps: [
      { do: 'backup' },
      { do: 'edit', device: 'ann', tab: 0, form: 'a', cell: 3, value: { new: 1 } },
      { do: 'edit', device: 'ann', tab: 0, form: 'a', cell: 0, value: { new: 2 } },
      { do: 'pass', ms: 500 },
      { do: 'restore', which: 'previous', hasNewEpoch: true },
      { do: 'copy', device: 'ann' },
    ],
  },
  {
    because: 'a copy calls applied what the restored server has refused (S4)',
    steps: [
      { do: 'submit', device: 'ann', tab: 0, form: 'a' },
      { do: 'copy', device: 'ann' },
      { do: 'pass', ms: 35_000 },
      { do: 'restore', which: 'newest', hasNewEpoch: false },
      { do: 'group', device: 'abe', tab: 0, form: 'a', cells: [0, 1], n: 17 },
      { do: 'sync', device: 'abe', tab: 0, fates: [] },
      { do: 'edit', device: 'copy', tab: 0, form: 'a', cell: 0, value: { new: 22 } },
    ],
  },
];

describe('what the simulation once found', () => {
  let storage: ServerStorage;
  beforeAll(async () => {
    storage = await createSqliteStorage();
  });
  afterAll(() => storage.remove());

  it.each(REGRESSIONS)('is mended: $because', async ({ steps }) => {
    expect(await violationsOf(storage, { seed: 1, pageLimit: 200, steps })).toEqual([]);
  });
});
