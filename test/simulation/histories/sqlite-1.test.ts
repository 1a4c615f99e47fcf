import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectNoViolation } from '../find-violation.ts';
import { seedsOf } from './seeds.ts';
import { createSqliteStorage, type ServerStorage } from '../world/server-storage.ts';

describe('any history on SQLite', () => {
  let storage: ServerStorage;
  beforeAll(async () => {
    storage = await createSqliteStorage();
  });
  afterAll(() => storage.remove());

  it.each(seedsOf('sqlite', { n: 1, of: 2 }))('breaks no invariant: seeds %i to %i', async (first, last) => {
    for (let seed = first; seed <= last; seed += 1) await expectNoViolation(storage, seed);
  });
});
