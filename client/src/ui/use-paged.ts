import { computed, ref } from 'vue';

/** Drawn within a tenth of a second on a phone, and some dozen screens of it. */
const STEP = 50;

/** A list that may be thousands: its beginning, and as many again each time that more is asked for. */
export function usePaged<T>(items: () => readonly T[]) {
  const limit = ref(STEP);
  const shown = computed(() => items().slice(0, limit.value));
  /** Not shown yet. */
  const left = computed(() => items().length - shown.value.length);
  const next = computed(() => Math.min(STEP, left.value));

  /** @returns the place of the first one that is new. */
  function showMore(): number {
    const first = shown.value.length;
    limit.value = first + STEP;
    return first;
  }

  return { shown, left, next, showMore };
}
