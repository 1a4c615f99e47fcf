import { nextTick, onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue';

/** Height of the bar and the tabs that stay on top, and a little air. */
const BELOW_THE_BARS_PX = 124;
/** A jump moves the page past other sections; their passing does not count. */
const JUMP_MS = 600;

/**
 * Which part of a long page is on the screen, and a way to jump to one. The parts carry `sectionId(key)` as id.
 */
export function useSectionSpy<Key extends string>(
  keys: () => readonly Key[],
  sectionId: (key: Key) => string,
) {
  const current = ref<Key | null>(null) as Ref<Key | null>; // ref() would unwrap the type parameter
  const visible = new Set<Key>();
  let observer: IntersectionObserver | null = null;
  let jumpedAt = -JUMP_MS;

  function observe(): void {
    observer?.disconnect();
    visible.clear();
    const keyOf = new Map(keys().map((key) => [sectionId(key), key]));
    observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const key = keyOf.get(entry.target.id);
          if (key === undefined) continue;
          if (entry.isIntersecting) visible.add(key);
          else visible.delete(key);
        }
        if (performance.now() - jumpedAt < JUMP_MS) return;
        current.value = keys().findLast((key) => visible.has(key)) ?? current.value;
      },
      { rootMargin: `-${BELOW_THE_BARS_PX}px 0px -50% 0px` },
    );
    for (const id of keyOf.keys()) {
      const section = document.getElementById(id);
      if (section) observer.observe(section);
    }
  }

  function jumpTo(key: Key): void {
    jumpedAt = performance.now();
    current.value = key;
    document.getElementById(sectionId(key))?.scrollIntoView();
  }

  onMounted(() => {
    watch(
      () => keys().join('\n'),
      () => void nextTick(observe),
      { immediate: true },
    );
  });
  onBeforeUnmount(() => observer?.disconnect());

  return { current, jumpTo };
}
