import { computed } from 'vue';
import { useLiveQuery } from './use-live-query.ts';
import { useWorkspace } from './workspace.ts';

/** Every target table in scope with its indicators, also those of the centre, which nobody fills in. */
export function useTargetTables() {
  const { database } = useWorkspace();
  const { value, isLoaded } = useLiveQuery(
    () => 'all',
    async () => {
      const [tables, indicators] = await Promise.all([
        database.targetTables.toArray(),
        database.indicators.toArray(),
      ]);
      return { tables, indicators };
    },
  );
  return {
    targetTables: computed(() => value.value?.tables ?? []),
    indicators: computed(() => value.value?.indicators ?? []),
    isLoaded,
  };
}
