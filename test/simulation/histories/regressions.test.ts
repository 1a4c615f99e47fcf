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
  {
    because: 'what a person took back is missed by the checker when its phone is wiped (S2)',
    steps: [
      { do: 'edit', device: 'ann', tab: 0, form: 'a', cell: 0, value: { bad: true } },
      { do: 'withdraw', device: 'ann', tab: 0, n: 1 },
      { do: 'wipe', device: 'ann' },
    ],
  },
  {
    because: 'what a phone kept for a server that was set back is missed when that phone is wiped (S2)',
    steps: [
      { do: 'edit', device: 'ann', tab: 0, form: 'a', cell: 0, value: { new: 16 } },
      { do: 'sync', device: 'ann', tab: 0, fates: [] },
      { do: 'restore', which: 'newest', hasNewEpoch: false },
      { do: 'wipe', device: 'ann' },
    ],
  },
  {
    because: 'work carried over in a file is not sent again to a restored server (S4)',
    steps: [
      { do: 'edit', device: 'ann2', tab: 0, form: 'a', cell: 4, value: { new: 1 } },
      { do: 'sync', device: 'ann2', tab: 0, fates: [] },
      { do: 'look', device: 'ann', tab: 0, form: 'a' },
      { do: 'offline', device: 'ann' },
      { do: 'edit', device: 'abe', tab: 0, form: 'a', cell: 0, value: { new: 2 } },
      { do: 'sync', device: 'abe', tab: 0, fates: [] },
      { do: 'backup' },
      { do: 'edit', device: 'ann', tab: 0, form: 'a', cell: 0, value: { new: 3 } },
      { do: 'online', device: 'ann' },
      { do: 'export', device: 'ann', tab: 0 },
      { do: 'wipe', device: 'ann' },
      { do: 'import', device: 'ann2', tab: 0 },
      { do: 'restore', which: 'newest', hasNewEpoch: true },
    ],
  },
  {
    because: 'a copy takes the other’s number on a restored server for its own entry (S1)',
    steps: [
      { do: 'sync', device: 'ann', tab: 0, fates: [] },
      { do: 'copy', device: 'ann' },
      { do: 'edit', device: 'ann', tab: 0, form: 'a', cell: 0, value: { new: 6 } },
      { do: 'edit', device: 'copy', tab: 0, form: 'a', cell: 0, value: { new: 10 } },
      { do: 'sync', device: 'copy', tab: 0, fates: [] },
      { do: 'restore', which: 'newest', hasNewEpoch: true },
    ],
  },
  {
    because: 'a file tells of verdicts of a history that a restore has ended (S4)',
    steps: [
      { do: 'look', device: 'ann', tab: 0, form: 'a' },
      { do: 'offline', device: 'ann' },
      { do: 'edit', device: 'abe', tab: 0, form: 'a', cell: 0, value: { new: 2 } },
      { do: 'sync', device: 'abe', tab: 0, fates: [] },
      { do: 'edit', device: 'ann', tab: 0, form: 'a', cell: 0, value: { new: 3 } },
      { do: 'online', device: 'ann' },
      { do: 'export', device: 'ann', tab: 0 },
      { do: 'wipe', device: 'ann' },
      { do: 'restore', which: 'newest', hasNewEpoch: true },
      { do: 'sync', device: 'ann', tab: 0, fates: [] },
      { do: 'import', device: 'ann', tab: 0 },
    ],
  },
  {
    because: 'nobody misses what a push was told by a server that was set back before the pull (S1)',
    steps: [
      { do: 'edit', device: 'ann2', tab: 0, form: 'a', cell: 0, value: { new: 18 } },
      { do: 'sync', device: 'ann2', tab: 0, fates: ['ok', 'lost-answer'] },
      { do: 'restore', which: 'newest', hasNewEpoch: false },
    ],
  },
  {
    because: 'a push is believed over the log that another device has filled again since (S4)',
    steps: [
      { do: 'edit', device: 'ann2', tab: 0, form: 'a', cell: 3, value: { new: 16 } },
      { do: 'export', device: 'ann2', tab: 0 },
      { do: 'import', device: 'ann', tab: 0 },
      { do: 'sync', device: 'ann', tab: 0, fates: ['twice', 'crash-after'] },
      { do: 'restore', which: 'newest', hasNewEpoch: false },
    ],
  },
  {
    because: 'the scope of a history that has ended passes for the one of the same number (L2)',
    steps: [
      { do: 'scope', user: 'ann', to: 'b' },
      { do: 'sync', device: 'ann', tab: 0, fates: [] },
      { do: 'restore', which: 'newest', hasNewEpoch: false },
      { do: 'scope', user: 'ann', to: 'a' },
    ],
  },
  {
    because: 'bytes are not sent again where the restored server has come to the same number (L4)',
    steps: [
      { do: 'attach', device: 'ann', tab: 0, form: 'a', n: 5 },
      { do: 'sync', device: 'ann', tab: 0, fates: [] },
      { do: 'send', device: 'ann', tab: 0, fates: [] },
      { do: 'restore', which: 'newest', hasNewEpoch: true },
    ],
  },
  {
    because: 'bytes that were refused to somebody out of scope are never offered again (L4)',
    steps: [
      { do: 'attach', device: 'ann', tab: 0, form: 'a', n: 5 },
      { do: 'sync', device: 'ann', tab: 0, fates: [] },
      { do: 'send', device: 'ann', tab: 0, fates: ['lost-answer', 'signed-out', 'ok'] },
      { do: 'scope', user: 'ann', to: 'none' },
      { do: 'pass', ms: 400_000 },
      { do: 'restore', which: 'newest', hasNewEpoch: false },
    ],
  },
  {
    because: 'a proposal waits for a value that stood before it came (S3, AM4)',
    steps: [
      { do: 'edit', device: 'ann', tab: 0, form: 'a', cell: 2, value: { new: 2 } },
      { do: 'scope', user: 'ann', to: 'b' },
      { do: 'edit', device: 'ann', tab: 0, form: 'a', cell: 2, value: { empty: true } },
    ],
  },
  {
    because:
      'a held scope is told its verdicts from behind the cursor, and a raw copy is not noticed after (S1)',
    steps: [
      { do: 'edit', device: 'ann', tab: 1, form: 'a', cell: 3, value: { new: 5 } },
      { do: 'scope', user: 'ann', to: 'none' },
      { do: 'edit', device: 'ann', tab: 0, form: 'a', cell: 0, value: { new: 9 } },
      { do: 'restore', which: 'newest', hasNewEpoch: false },
    ],
  },
  {
    because: 'a proposal from a file waits for a value that stood before it came (S3, AM4)',
    steps: [
      { do: 'edit', device: 'ann', tab: 0, form: 'a', cell: 0, value: { common: 0 } },
      { do: 'sync', device: 'ann', tab: 1, fates: [] },
      { do: 'edit', device: 'ann', tab: 0, form: 'a', cell: 0, value: { common: 1 } },
      { do: 'export', device: 'ann', tab: 0 },
      { do: 'wipe', device: 'ann' },
      { do: 'recover', device: 'mia', tab: 0, from: 'ann' },
    ],
  },
  {
    because: 'the checker takes the choice of what stands for a new value, and misses its backup (SY2)',
    steps: [
      { do: 'group', device: 'abe', tab: 0, form: 'a', cells: [0, 3], n: 2 },
      { do: 'edit', device: 'ann', tab: 0, form: 'a', cell: 0, value: { new: 22 } },
      { do: 'pass', ms: 500 },
      { do: 'backup' },
      { do: 'resolve', device: 'ann', tab: 0, way: 'theirs', n: 36 },
      { do: 'backup' },
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
