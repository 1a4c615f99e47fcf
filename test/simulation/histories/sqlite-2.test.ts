import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectNoViolation } from '../find-violation.ts';
import { seedsOf, tellRun } from './seeds.ts';
import { createSqliteStorage, type ServerStorage } from '../world/server-storage.ts';

describe('any other history on SQLite', () => {
  const portions = seedsOf('sqlite', { n: 2, of: 2 });
  const begunAtMs = performance.now();
  let storage: ServerStorage;
  beforeAll(async () => {
    storage = await createSqliteStorage();
  });
  afterAll(async () => {
    tellRun('SQLite', portions, begunAtMs);
    await storage.remove();
  });

  it.each(portions)('breaks no invariant: seeds %i to %i', async (first, last) => {
    for (let seed = first; seed <= last; seed += 1) await expectNoViolation(storage, seed);
  });
});
