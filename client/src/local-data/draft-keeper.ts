import { shallowRef, type Ref } from 'vue';
import type { LocalDatabase } from './database.ts';
import type { Draft } from './stored-records.ts';
import { writeDurably } from './write-durably.ts';

/** Long enough not to write at every key, short enough that a killed tab loses half a word (SY3). */
const DEBOUNCE_MS = 400;

export interface DraftKeeper {
  /** Keeps half-typed text; written after a pause in typing. */
  keep(draft: Draft): void;
  read(key: string): Promise<Draft | null>;
  /** The person cancelled: the text goes. */
  discard(key: string): Promise<void>;
  /** Writes at once what still waits: the page is being hidden, frozen or closed. */
  flush(): Promise<void>;
  /** Takes waiting drafts back while their text is being entered; `putBack` when that fails. */
  take(keys: readonly string[]): readonly Draft[];
  putBack(drafts: readonly Draft[]): void;
  /** Keys typed into in this tab and neither entered nor discarded: no update may reload the page. */
  readonly dirtyKeys: Readonly<Ref<ReadonlySet<string>>>;
}

export function createDraftKeeper(database: LocalDatabase): DraftKeeper {
  const waiting = new Map<string, Draft>();
  const dirtyKeys = shallowRef<ReadonlySet<string>>(new Set());
  let timer: ReturnType<typeof setTimeout> | undefined;

  function markDirty(keys: readonly string[], isDirty: boolean): void {
    const next = new Set(dirtyKeys.value);
    for (const key of keys) {
      if (isDirty) next.add(key);
      else next.delete(key);
    }
    dirtyKeys.value = next;
  }

  function schedule(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void keeper.flush(), DEBOUNCE_MS);
  }

  const keeper: DraftKeeper = {
    dirtyKeys,
    keep(draft) {
      waiting.set(draft.key, draft);
      markDirty([draft.key], true);
      schedule();
    },
    async read(key) {
      const stored = waiting.get(key) ?? (await database.drafts.get(key).catch(() => undefined));
      return stored ?? null;
    },
    async discard(key) {
      waiting.delete(key);
      markDirty([key], false);
      try {
        await writeDurably(database, () => database.drafts.delete(key));
      } catch {
        // It comes back as a draft at the next start, which costs a second look and loses nothing.
      }
    },
    async flush() {
      clearTimeout(timer);
      const batch = [...waiting.values()];
      if (batch.length === 0) return;
      try {
        await writeDurably(database, () => database.drafts.bulkPut(batch));
      } catch {
        // No state was claimed for it. It waits on, and goes with the next pause in typing.
        return;
      }
      for (const draft of batch) if (waiting.get(draft.key) === draft) waiting.delete(draft.key);
    },
    take(keys) {
      const taken = keys.flatMap((key) => waiting.get(key) ?? []);
      for (const key of keys) waiting.delete(key);
      markDirty(keys, false);
      return taken;
    },
    putBack(drafts) {
      for (const draft of drafts) if (!waiting.has(draft.key)) keeper.keep(draft);
    },
  };
  return keeper;
}
