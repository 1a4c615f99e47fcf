import { onScopeDispose, readonly, ref, type Ref } from 'vue';

/** Whether there is room for one column only, as on a phone held upright. */
export function useIsNarrow(): Readonly<Ref<boolean>> {
  const query = window.matchMedia('(max-width: 700px)');
  const isNarrow = ref(query.matches);
  const update = () => {
    isNarrow.value = query.matches;
  };
  query.addEventListener('change', update);
  onScopeDispose(() => query.removeEventListener('change', update));
  return readonly(isNarrow);
}
