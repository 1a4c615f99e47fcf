import { afterAll, beforeAll, describe, it } from 'vitest';
import { openDatabaseOf } from '#test/each-database';
import { expectNoViolation } from '../find-violation.ts';
import { createPostgresStorage } from '../world/postgres-storage.ts';
import type { ServerStorage } from '../world/server-storage.ts';
import { seedsOf, tellRun } from './seeds.ts';

describe('any history on PostgreSQL', () => {
  const open = openDatabaseOf('postgres');
  const portions = seedsOf('postgres');
  const begunAtMs = performance.now();
  let storage: ServerStorage;
  beforeAll(async () => {
    storage = await createPostgresStorage(await open());
  });
  afterAll(async () => {
    tellRun('PostgreSQL', portions, begunAtMs);
    await storage.remove();
  });

  it.each(portions)('breaks no invariant: seeds %i to %i', async (first, last) => {
    for (let seed = first; seed <= last; seed += 1) await expectNoViolation(storage, seed);
  });
});
