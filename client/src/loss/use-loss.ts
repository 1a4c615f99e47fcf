import { computed } from 'vue';
import { acknowledgeLoss, confirmLoss, dismissLoss, readLoss } from '../local-data/loss.ts';
import { useLiveQuery } from '../local-data/use-live-query.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { useSyncEngine } from '../sync/use-sync-status.ts';

/** Entries that were on this device and are gone; null while nothing is known to be. */
export function useLoss() {
  const { database } = useWorkspace();
  const engine = useSyncEngine();
  const { value, isLoaded } = useLiveQuery(
    () => 'loss',
    () => readLoss(database),
  );
  const loss = computed(() => (value.value?.kind === 'lost' ? value.value : null));
  return {
    loss,
    isLoaded,
    /** The person knows. Those who lead the unit are told with the next sync. */
    acknowledge: async (): Promise<void> => {
      await acknowledgeLoss(database, false);
      void engine.syncNow();
    },
    /** Only the person knows that the device in the server's memory is this one. */
    confirm: () => confirmLoss(database),
    dismiss: () => dismissLoss(database),
  };
}
