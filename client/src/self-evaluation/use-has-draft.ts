import { ref, watch, type Ref } from 'vue';
import { useWorkspace } from '../local-data/workspace.ts';

/**
 * Whether one of these fields holds a typed text that has not become a value: invalid, or the browser was closed.
 *
 * @param version Read again when it changes: what is entered takes its draft with it.
 */
export function useHasDraft(keys: () => readonly string[], version: () => unknown): Readonly<Ref<boolean>> {
  const { drafts } = useWorkspace();
  const hasDraft = ref(false);
  watch(
    [() => keys().join('\n'), version],
    async ([joined]) => {
      const found = await Promise.all(keys().map((key) => drafts.read(key)));
      if (keys().join('\n') === joined) hasDraft.value = found.some((draft) => draft !== null);
    },
    { immediate: true },
  );
  return hasDraft;
}
