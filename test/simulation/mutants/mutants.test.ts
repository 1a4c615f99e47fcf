import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../find-violation.ts';
import { createSqliteStorage, type ServerStorage } from '../world/server-storage.ts';
import { COUNTEREXAMPLES } from './counterexamples.ts';
import { brokenBy, findMutant } from './find-mutant.ts';
import { MUTANTS } from './mutants.ts';

/** A counterexample that a person can follow. More steps than this say that the generator is poor. */
const MOST_STEPS = 12;

/** A mutant that so many histories do not meet is not found. */
const MOST_HISTORIES = 2000;

let storage: ServerStorage;
beforeAll(async () => {
  storage = await createSqliteStorage();
});
afterAll(() => storage.remove());

describe('the checker', () => {
  it.each(MUTANTS)(
    'catches the mutant that $name ($breaks), and nothing else in its steps',
    async (mutant) => {
      const steps = COUNTEREXAMPLES[mutant.name] ?? [];
      const comparesRows = steps.some((step) => step.do === 'spoil');
      const plan = { seed: 1, pageLimit: 200, steps, comparesRows };
      expect(steps.length).toBeLessThanOrEqual(MOST_STEPS);
      expect([...(await brokenBy(storage, mutant, plan))]).toContain(mutant.breaks);
      expect(await violationsOf(storage, plan)).toEqual([]);
    },
  );

  it('knows at least fifteen mutants, each by its counterexample', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(15);
    expect(Object.keys(COUNTEREXAMPLES).sort()).toEqual(MUTANTS.map(({ name }) => name).sort());
  });
});

// That random steps come to each of them by themselves takes long, and is shown every night.
if (process.env['NIGHTLY'] === '1') {
  describe('the generator', () => {
    it.each(MUTANTS)(
      'comes to the mutant that $name by itself, in few steps',
      async (mutant) => {
        const found = await findMutant(storage, mutant, MOST_HISTORIES);
        expect(found?.steps.length ?? Infinity).toBeLessThanOrEqual(MOST_STEPS);
      },
      3_600_000,
    );
  });
}
