import { computed } from 'vue';
import { useUnsettled } from '../local-data/use-unsettled.ts';

/** What is on its way of this device's photographs and files, kept up to date. */
export function useUnsentEvidence() {
  const { value } = useUnsettled();
  return {
    unsent: computed(() => {
      const { troubled = [], waiting = [] } = value.value?.evidence ?? {};
      return [...troubled, ...waiting];
    }),
    transfer: computed(() => value.value?.evidence.transfer ?? null),
  };
}
