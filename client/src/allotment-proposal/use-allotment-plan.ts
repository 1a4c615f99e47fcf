import { computed, shallowRef, watch, type ComputedRef } from 'vue';
import { readStoredPlan, storePlan } from '../local-data/allotment-plans.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { DEFAULT_PLAN, readAllotmentPlan, type AllotmentPlan } from './allotment-plan.ts';

/** More steps back nobody remembers. */
const LONGEST_HISTORY = 50;

/** One step back: the plan before it, and the field whose typing is one step. */
interface Step {
  readonly before: AllotmentPlan;
  readonly field: string;
}

/**
 * What a manager tries out for a round: kept on this device, with a way back.
 *
 * @param roundId Null: no round, nothing is kept.
 */
export function useAllotmentPlan(roundId: ComputedRef<string | null>) {
  const { database } = useWorkspace();
  const plan = shallowRef<AllotmentPlan>(DEFAULT_PLAN);
  const loadedFor = shallowRef<string | null>(null);
  const steps = shallowRef<readonly Step[]>([]);
  /** The device did not take the last change: it is gone with the page. */
  const isNotKept = shallowRef(false);
  /** Changes on their way into the database. */
  const waiting = shallowRef(0);
  let writing: Promise<void> = Promise.resolve();

  watch(
    roundId,
    async (id) => {
      const stored =
        id === null ? null : readAllotmentPlan(await readStoredPlan(database, id).catch(() => null));
      if (id !== roundId.value) return;
      plan.value = stored ?? DEFAULT_PLAN;
      steps.value = [];
      loadedFor.value = id;
    },
    { immediate: true },
  );

  function show(next: AllotmentPlan): void {
    const id = roundId.value;
    plan.value = next;
    if (id === null) return;
    // One after the other: the last one typed is the one that stays.
    waiting.value += 1;
    writing = writing.then(async () => {
      try {
        await storePlan(database, id, next === DEFAULT_PLAN ? null : next);
        isNotKept.value = false;
      } catch {
        isNotKept.value = true;
      }
      waiting.value -= 1;
    });
  }

  return {
    plan,
    isLoaded: computed(() => loadedFor.value === roundId.value),
    isNotKept,
    /** Everything tried out is in the database: a reload brings it back. */
    isKept: computed(() => waiting.value === 0 && !isNotKept.value),
    isChanged: computed(() => plan.value !== DEFAULT_PLAN),
    canUndo: computed(() => steps.value.length > 0),
    /** @param field Changes of one field in a row are one step back. */
    change(field: string, patch: Partial<AllotmentPlan>): void {
      const isSameField = steps.value.at(-1)?.field === field;
      if (!isSameField) steps.value = [...steps.value, { before: plan.value, field }].slice(-LONGEST_HISTORY);
      show({ ...plan.value, ...patch });
    },
    undo(): void {
      const last = steps.value.at(-1);
      if (!last) return;
      steps.value = steps.value.slice(0, -1);
      show(last.before);
    },
    reset(): void {
      if (plan.value === DEFAULT_PLAN) return;
      steps.value = [...steps.value, { before: plan.value, field: 'reset' }].slice(-LONGEST_HISTORY);
      show(DEFAULT_PLAN);
    },
  };
}
