import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../find-violation.ts';
import { createSqliteStorage, type ServerStorage } from '../world/server-storage.ts';
import { brokenBy, findMutant, type Catch } from './find-mutant.ts';
import { MUTANTS } from './mutants.ts';

/** More steps than this say that the generator does not meet its faults closely enough. */
const MOST_STEPS = 12;

/** A mutant that so many histories do not find is not found. */
const MOST_HISTORIES = 300;

const FILE = new URL('caught.json', import.meta.url);

/** `SIMULATION_RECORD=1` looks for all of them anew and writes down how each was caught; the nightly run only looks. */
const isRecording = process.env['SIMULATION_RECORD'] === '1';
const isSearching = isRecording || process.env['NIGHTLY'] === '1';
const only = process.env['SIMULATION_MUTANT'];

// Written by this file.
const caught = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Catch | undefined>;
const mutants = MUTANTS.filter(({ name }) => only === undefined || name === only);

let storage: ServerStorage;
beforeAll(async () => {
  storage = await createSqliteStorage();
});
afterAll(() => storage.remove());

if (isSearching) {
  describe('the generator', () => {
    it.each(mutants)(
      'finds the mutant that $name',
      async (mutant) => {
        const found = await findMutant(storage, mutant, MOST_HISTORIES);
        if (isRecording && found) {
          caught[mutant.name] = found;
          writeFileSync(FILE, `${JSON.stringify(caught, null, 2)}\n`);
        }
        expect(found?.plan.steps.length ?? Infinity).toBeLessThanOrEqual(MOST_STEPS);
      },
      600_000,
    );
  });
}

describe('the checker', () => {
  it.each(mutants)('catches the mutant that $name, and only it ($breaks)', async (mutant) => {
    const plan = caught[mutant.name]?.plan;
    if (!plan) throw new Error(`nobody has caught ${mutant.name}: SIMULATION_RECORD=1`);
    expect(plan.steps.length).toBeLessThanOrEqual(MOST_STEPS);
    expect([...(await brokenBy(storage, mutant, plan))]).toContain(mutant.breaks);
    expect(await violationsOf(storage, plan)).toEqual([]);
  });

  it('knows at least fifteen mutants, and every one that was ever caught', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(15);
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
    expect(Object.keys(caught).sort()).toEqual(MUTANTS.map(({ name }) => name).sort());
  });
});
