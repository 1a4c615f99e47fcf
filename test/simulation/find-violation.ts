import { checkHistory } from './checker/check-history.ts';
import type { Violation } from './checker/violation.ts';
import { runHistory } from './run-history.ts';
import { shrink } from './shrink.ts';
import { generatePlan } from './steps/generate-plan.ts';
import type { Plan } from './steps/step.ts';
import type { ServerStorage } from './world/server-storage.ts';

/** What a history does wrong, and the shortest way found to it. */
export interface Counterexample {
  readonly plan: Plan;
  readonly violations: readonly Violation[];
}

export async function violationsOf(storage: ServerStorage, plan: Plan): Promise<readonly Violation[]> {
  return checkHistory(await runHistory(storage, plan));
}

/** Runs one plan; a violation is brought down to as few steps as still show the same invariant broken. */
export async function findCounterexample(storage: ServerStorage, plan: Plan): Promise<Counterexample | null> {
  const [first] = await violationsOf(storage, plan);
  if (!first) return null;
  const isSame = ({ invariant }: Violation) => invariant === first.invariant;
  const shortest = await shrink(plan, async (shorter) => (await violationsOf(storage, shorter)).some(isSame));
  return { plan: shortest, violations: (await violationsOf(storage, shortest)).filter(isSame) };
}

/** @throws Error that says the seed, how to run it again, the invariant and the steps that are left of it. */
export async function expectNoViolation(storage: ServerStorage, seed: number): Promise<void> {
  const found = await findCounterexample(storage, generatePlan(seed));
  if (found) throw new Error(describe(seed, found));
}

export function describe(seed: number, { plan, violations }: Counterexample): string {
  return [
    `seed ${seed} (run it again: SIMULATION_SEED=${seed} pnpm test -- --project simulation)`,
    ...violations.map(({ invariant, message }) => `${invariant}: ${message}`),
    `in ${plan.steps.length} steps, pages of ${plan.pageLimit}:`,
    ...plan.steps.map((step) => `  ${JSON.stringify(step)}`),
  ].join('\n');
}
