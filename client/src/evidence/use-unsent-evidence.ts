import { computed } from 'vue';
import { loadUnsentEvidence } from '../local-data/load-unsent-evidence.ts';
import { useLiveQuery } from '../local-data/use-live-query.ts';
import { useWorkspace } from '../local-data/workspace.ts';

/** What is on its way of this device's photographs and files, kept up to date. */
export function useUnsentEvidence() {
  const { database } = useWorkspace();
  const { value } = useLiveQuery(
    () => 'all',
    () => database.transaction('r', database.tables, () => loadUnsentEvidence(database)),
  );
  return {
    unsent: computed(() => [...(value.value?.troubled ?? []), ...(value.value?.waiting ?? [])]),
    transfer: computed(() => value.value?.transfer ?? null),
  };
}
