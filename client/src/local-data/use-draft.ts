import { onScopeDispose, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue';
import type { Draft } from './stored-records.ts';
import { useWorkspace } from './workspace.ts';

/**
 * Half-typed text of one field (SY3). Nothing kept here is shown as saved.
 *
 * @param key See draft-keys.ts.
 */
export function useDraft(key: MaybeRefOrGetter<string>) {
  const { drafts, deviceTime } = useWorkspace();
  /** What was typed before the page or the browser went; null when there is nothing. */
  const restored = shallowRef<Draft | null>(null);

  watch(
    () => toValue(key),
    async (current) => {
      const found = await drafts.read(current);
      if (toValue(key) === current) restored.value = found;
    },
    { immediate: true },
  );
  onScopeDispose(() => void drafts.flush());

  return {
    restored,
    /** `seen`: the value that stood in the field when the person began to type. */
    keep: (text: string, seen: string | null) =>
      drafts.keep({ key: toValue(key), text, seen, savedAt: new Date(deviceTime().wallMs).toISOString() }),
    discard: () => drafts.discard(toValue(key)),
  };
}
