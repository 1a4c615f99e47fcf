import { computed, shallowRef } from 'vue';

/** One cell that the reviewer wants back, with the reason typed there. */
export interface Mark {
  readonly indicatorId: string;
  readonly text: string;
}

/** The marked cells of one form. Their sentences are drafts until 退回 sends them all at once. */
export function useMarks() {
  const texts = shallowRef<ReadonlyMap<string, string>>(new Map());

  function set(indicatorId: string, text: string | null): void {
    const next = new Map(texts.value);
    if (text === null) next.delete(indicatorId);
    else next.set(indicatorId, text);
    texts.value = next;
  }

  return {
    texts,
    set,
    clear: () => {
      texts.value = new Map();
    },
    marks: computed<readonly Mark[]>(() =>
      [...texts.value].map(([indicatorId, text]) => ({ indicatorId, text: text.trim() })),
    ),
    /** Marked, but without a word: such a return would help nobody. */
    isIncomplete: computed(() => [...texts.value.values()].some((text) => text.trim() === '')),
  };
}
