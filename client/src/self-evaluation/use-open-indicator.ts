import { computed, nextTick, watchEffect } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/**
 * The one open row. It is kept in the address (`?indicator=`), so that a link, a reload and the way back from the
 * conflict page find it open again.
 */
export function useOpenIndicator(isReady: () => boolean) {
  const route = useRoute();
  const router = useRouter();

  const id = computed(() => {
    const { indicator } = route.query;
    return typeof indicator === 'string' ? indicator : null;
  });

  function open(indicatorId: string | null): void {
    void router.replace({ query: indicatorId === null ? {} : { indicator: indicatorId } });
  }

  function scrollToOpen(): void {
    if (id.value !== null) rowOf(id.value)?.scrollIntoView();
  }

  async function goTo(indicatorId: string | null): Promise<void> {
    if (indicatorId === null) return;
    await router.replace({ query: { indicator: indicatorId } });
    await nextTick();
    scrollToOpen();
    // Whoever works by keyboard goes on from the row; a field would open the phone's keyboard over it.
    rowOf(indicatorId)?.focus({ preventScroll: true });
  }

  // A link leads to its row once the form has come from the phone's own store.
  const leave = watchEffect(() => {
    if (isReady()) void nextTick(scrollOnce);
  });

  function scrollOnce(): void {
    leave();
    scrollToOpen();
  }

  return { id, open, goTo };
}

function rowOf(indicatorId: string): HTMLElement | null {
  return document.getElementById(`indicator-${indicatorId}`);
}
