import { computed, nextTick, onScopeDispose, ref, toValue, type MaybeRefOrGetter } from 'vue';
import type { AnchoredBlock } from './outline.ts';

/** Blocks that come into the page at once; a table of 20 rows takes a phone some 30 ms. */
const STEP = 24;

/**
 * The blocks of a report as they come into the page, some at a time: the report of a large region has hundreds of
 * tables, and a page that made all of them at once would not answer meanwhile.
 */
export function useGrowingPaper(blocks: MaybeRefOrGetter<readonly AnchoredBlock[]>) {
  const count = ref(STEP);
  const isWhole = computed(() => count.value >= toValue(blocks).length);
  // A timer, not a frame: it also goes on in a tab that nobody looks at.
  const timer = setInterval(() => {
    if (isWhole.value) void complete();
    else count.value += STEP;
  });

  /** All that is left, for whoever prints or goes to a place further down, and whatever the report gets later. */
  async function complete(): Promise<void> {
    clearInterval(timer);
    count.value = Infinity;
    await nextTick();
  }
  // Printing from the browser's own menu; Vue has written the rest before the pages are made.
  const whenPrinted = () => void complete();
  addEventListener('beforeprint', whenPrinted);
  onScopeDispose(() => {
    clearInterval(timer);
    removeEventListener('beforeprint', whenPrinted);
  });
  return { shown: computed(() => toValue(blocks).slice(0, count.value)), isWhole, complete };
}
