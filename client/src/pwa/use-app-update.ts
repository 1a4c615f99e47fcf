import { computed } from 'vue';
import { useWorkspace } from '../local-data/workspace.ts';
import { isUpdateWaiting, startUpdate } from './app-update.ts';

/** A newer build, for the person to let in. */
export function useAppUpdate() {
  const { drafts, notSaved } = useWorkspace();
  /** Something is typed or not saved: no reload now. */
  const isBusy = computed(() => drafts.dirtyKeys.value.size > 0 || notSaved.items.value.length > 0);
  return {
    isWaiting: isUpdateWaiting,
    isBusy,
    update: async (): Promise<void> => {
      await drafts.flush();
      startUpdate();
    },
  };
}
