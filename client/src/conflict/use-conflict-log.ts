import { computed } from 'vue';
import { useDeviceNames } from '../device/use-device-names.ts';
import { isConflictBeingResolved } from '../local-data/conflicts.ts';
import { layersOf } from '../local-data/layers.ts';
import { loadEntryNames } from '../local-data/load-entry-names.ts';
import { readPull } from '../local-data/chain-state.ts';
import { useServerNow } from '../local-data/server-time.ts';
import { useLiveQuery } from '../local-data/use-live-query.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { conflictEntries } from './conflict-log.ts';

/** Every conflict in the person's scope. One that was decided here and not sent yet is left to 同步. */
export function useConflictLog() {
  const { database } = useWorkspace();
  const now = useServerNow();
  const { value, isLoaded } = useLiveQuery(
    () => 'all',
    async () => {
      const [conflicts, names, outbox, kept, pull] = await Promise.all([
        database.fieldConflicts.toArray(),
        loadEntryNames(database),
        database.outbox.toArray(),
        database.kept.toArray(),
        readPull(database),
      ]);
      const layers = layersOf(outbox, kept, pull);
      const isSettledHere = (conflict: (typeof conflicts)[number]) =>
        conflict.state === 'OPEN' && isConflictBeingResolved(conflict, layers);
      return { conflicts: conflicts.filter((conflict) => !isSettledHere(conflict)), names };
    },
  );
  const deviceNames = useDeviceNames(
    () => value.value?.conflicts.map(({ selfEvaluationId }) => selfEvaluationId) ?? [],
  );
  const entries = computed(() =>
    value.value
      ? conflictEntries(value.value.conflicts, value.value.names, deviceNames.value ?? {}, now.value)
      : [],
  );
  return { entries, isLoaded, now };
}
