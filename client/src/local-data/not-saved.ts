import { shallowRef, type Ref } from 'vue';
import type { NewEntry } from './mutation-chain.ts';
import type { SaveResult } from './value-state.ts';

/** Something that a person entered and IndexedDB did not take: it exists on the screen and here, nowhere else. */
export interface NotSavedItem {
  readonly entries: readonly NewEntry[];
  readonly again: () => Promise<SaveResult>;
}

export interface NotSavedList {
  /** Not empty: the blocking banner is up. */
  readonly items: Readonly<Ref<readonly NotSavedItem[]>>;
  add(item: NotSavedItem): void;
  /** Tries each again; those that fail stay. */
  retry(): Promise<SaveResult>;
}

export function createNotSavedList(): NotSavedList {
  const items = shallowRef<readonly NotSavedItem[]>([]);
  return {
    items,
    add(item) {
      items.value = [...items.value, item];
    },
    async retry() {
      const tried = items.value;
      items.value = [];
      // One after the other: a later entry about the same field has to come later in the chain.
      for (const item of tried) await item.again();
      return items.value.length === 0 ? 'saved' : 'not-saved';
    },
  };
}
