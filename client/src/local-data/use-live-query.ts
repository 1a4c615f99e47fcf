import { liveQuery, type Subscription } from 'dexie';
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';

/** A lost connection to IndexedDB comes back with the next write at the latest; until then it is asked again. */
const ASK_AGAIN_MS = 1000;

/**
 * What `query` answers, kept up to date by every write of this or another tab.
 *
 * @param key Asked again for when it changes. The last answer stays while the next one is on its way.
 */
export function useLiveQuery<K, T>(
  key: () => K,
  query: (key: K) => Promise<T>,
): { readonly value: Readonly<ShallowRef<T | null>>; readonly isLoaded: ComputedRef<boolean> } {
  const answer = shallowRef<{ readonly key: K; readonly value: T } | null>(null);
  const value = shallowRef<T | null>(null);
  const isLoaded = computed(() => answer.value !== null && answer.value.key === key());
  let subscription: Subscription | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  function leave(): void {
    subscription?.unsubscribe();
    clearTimeout(retry);
  }

  function ask(about: K): void {
    leave();
    subscription = liveQuery(() => query(about)).subscribe({
      next: (result) => {
        answer.value = { key: about, value: result };
        value.value = result;
      },
      error: () => {
        retry = setTimeout(() => ask(about), ASK_AGAIN_MS);
      },
    });
  }

  watch(key, ask, { immediate: true });
  onScopeDispose(leave);
  return { value, isLoaded };
}
