import { violationsOf } from '../find-violation.ts';
import { shrink } from '../shrink.ts';
import { generatePlan } from '../steps/generate-plan.ts';
import type { Plan } from '../steps/step.ts';
import type { ServerStorage } from '../world/server-storage.ts';
import type { Mutant } from './mutant.ts';
import { SWITCH } from './plant-mutants.ts';

/** The invariants that a plan breaks while the mutant lives. */
export async function brokenBy(
  storage: ServerStorage,
  { name }: Mutant,
  plan: Plan,
): Promise<ReadonlySet<string>> {
  const global = globalThis as Record<string, unknown>;
  global[SWITCH] = name;
  try {
    return new Set((await violationsOf(storage, plan)).map(({ invariant }) => invariant));
  } finally {
    Reflect.deleteProperty(global, SWITCH);
  }
}

/** Runs histories from the first seed on until one shows what the mutant breaks, and makes that one short. */
export async function findMutant(
  storage: ServerStorage,
  mutant: Mutant,
  limit: number,
): Promise<Plan | null> {
  const shows = async (plan: Plan) => (await brokenBy(storage, mutant, plan)).has(mutant.breaks);
  for (let seed = 1; seed <= limit; seed += 1) {
    const plan = generatePlan(seed);
    if (await shows(plan)) return shrink(plan, shows);
  }
  return null;
}
