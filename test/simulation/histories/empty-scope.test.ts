import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHistory } from '../checker/check-history.ts';
import { runHistory } from '../run-history.ts';
import type { Step } from '../steps/step.ts';
import { createSqliteStorage, type ServerStorage } from '../world/server-storage.ts';

const look: Step = { do: 'look', device: 'ann', tab: 0, form: 'a' };
const sync: Step = { do: 'sync', device: 'ann', tab: 0, fates: [] };
const edit: Step = { do: 'edit', device: 'ann', tab: 0, form: 'a', cell: 0, value: { new: 1 } };
const emptied: Step = { do: 'scope', user: 'ann', to: 'none' };
const returned: Step = { do: 'scope', user: 'ann', to: 'a' };

describe('a scope that becomes empty', () => {
  let storage: ServerStorage;
  beforeAll(async () => {
    storage = await createSqliteStorage();
  });
  afterAll(() => storage.remove());

  /** How often the form was on the screen when its person looked. */
  const shownIn = async (...steps: Step[]) => {
    const history = await runHistory(storage, { seed: 1, pageLimit: 200, steps });
    expect(checkHistory(history)).toEqual([]);
    return history.events.filter(({ kind }) => kind === 'screen').length;
  };

  it('[FT-58] takes nothing from a phone while it may be a mistake, nor when it returns', async () => {
    expect(await shownIn(look, emptied, sync, look, { do: 'pass', ms: 120_000 }, sync, look)).toBe(3);
    expect(await shownIn(look, emptied, sync, look, edit, sync, returned, sync, look)).toBe(3);
  });

  it('[FT-58] [L3] takes everything when it was meant', async () => {
    expect(await shownIn(look, emptied, { do: 'pass', ms: 660_000 }, sync, look)).toBe(1);
  });
});
