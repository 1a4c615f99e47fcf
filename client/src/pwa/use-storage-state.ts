import { onMounted, onScopeDispose, shallowRef } from 'vue';
import { readStorageState, type StorageState } from './storage-state.ts';

/** Space fills while somebody works; browsers answer this from memory. */
const ASK_EVERY_MS = 60_000;

/** The space of this app, asked for anew every minute and by `refresh`. */
export function useStorageState() {
  const state = shallowRef<StorageState | null>(null);
  async function refresh(): Promise<void> {
    state.value = await readStorageState();
  }
  onMounted(refresh);
  const timer = setInterval(() => void refresh(), ASK_EVERY_MS);
  onScopeDispose(() => clearInterval(timer));
  return { state, refresh };
}
