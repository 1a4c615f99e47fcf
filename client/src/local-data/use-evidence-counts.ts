import { isShown } from '@attain/shared/evidence/evidence-state';
import { computed } from 'vue';
import { useLiveQuery } from './use-live-query.ts';
import { useWorkspace } from './workspace.ts';

/** How many photographs and files each form in scope has, by form. */
export function useEvidenceCounts() {
  const { database } = useWorkspace();
  const { value } = useLiveQuery(
    () => 'all',
    () => database.evidence.filter(({ state }) => isShown(state)).toArray(),
  );
  const counts = computed(() => {
    const byForm = new Map<string, number>();
    for (const { selfEvaluationId } of value.value ?? []) {
      byForm.set(selfEvaluationId, (byForm.get(selfEvaluationId) ?? 0) + 1);
    }
    return byForm;
  });
  return { counts };
}
