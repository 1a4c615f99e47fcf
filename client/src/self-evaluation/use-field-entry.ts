import { computed, onScopeDispose, readonly, ref, watch, type Ref } from 'vue';
import type { SaveResult } from '../local-data/value-state.ts';

/** A pause this long means that the figure is finished; shorter ones lie between two keys on a phone. */
export const AUTOSAVE_DELAY_MS = 1500;

/** What a text says: a value, or in Chinese what is wrong with it. */
export type ReadResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly violation: string };

/** Half-typed text that survives the browser (SY3); useDraft makes it. */
export interface FieldDraft<T> {
  readonly restored: Readonly<Ref<{ readonly text: string; readonly seen: T } | null>>;
  keep(text: string, seen: T): void;
}

export interface FieldEntryOptions<T> {
  /** The value that stands: the server's with what was entered here laid over it. */
  readonly stored: () => T;
  readonly show: (value: T) => string;
  readonly read: (text: string) => ReadResult<T>;
  readonly save: (value: T, seen: T) => Promise<SaveResult>;
  readonly draft: FieldDraft<T>;
  readonly onSaved?: (change: { readonly before: T; readonly after: T }) => void;
}

/**
 * One field: what is typed, what is wrong with it, and when it becomes a value.
 *
 * Typing keeps a draft. Leaving the field, Enter, 保存 and a pause write the value if it is valid; an invalid
 * text stays on the screen and as a draft. Nothing typed is ever cleared or replaced from outside.
 */
export function useFieldEntry<T>(options: FieldEntryOptions<T>) {
  const text = ref(options.show(options.stored()));
  const isDirty = ref(false);
  // Written, but not yet read back: until then what was typed stands, so that nothing flickers back to the old value.
  const isOnItsWay = ref(false);
  // Shown before what was written last: a reading that was under way may still bring one of them.
  const passed = new Set<string>();
  const isTyped = computed(() => isDirty.value || isOnItsWay.value);
  const isSettled = ref(true);
  const isNotSaved = ref(false);
  // What the person saw when they began: the base of the three-way merge, kept over pulls that come meanwhile.
  let seen = options.stored();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // One write after the other: leaving the field and Enter come together, and the second must see the first's base.
  let writing = Promise.resolve();

  const result = computed(() => options.read(text.value));
  const violation = computed(() => (isSettled.value && !result.value.ok ? result.value.violation : null));

  watch(options.stored, (value) => {
    const shown = options.show(value);
    if (isOnItsWay.value && shown !== text.value && passed.has(shown)) return;
    passed.clear();
    isOnItsWay.value = false;
    // 再存一次 has written it past this field: there is nothing left to write here.
    if (isNotSaved.value && shown === text.value) {
      isDirty.value = false;
      isNotSaved.value = false;
      seen = value;
    }
    if (!isDirty.value) text.value = shown;
  });
  watch(
    options.draft.restored,
    (draft) => {
      if (draft === null || isTyped.value || draft.text === text.value) return;
      text.value = draft.text;
      seen = draft.seen;
      isDirty.value = true;
    },
    { immediate: true },
  );

  function type(typed: string): void {
    if (!isTyped.value) seen = options.stored();
    text.value = typed;
    isDirty.value = true;
    isOnItsWay.value = false;
    isNotSaved.value = false;
    if (result.value.ok) isSettled.value = false;
    options.draft.keep(typed, seen);
    clearTimeout(timer);
    timer = setTimeout(() => void commit(), AUTOSAVE_DELAY_MS);
  }

  /** Writes the value if there is a valid new one. */
  function commit(): Promise<void> {
    clearTimeout(timer);
    isSettled.value = true;
    writing = writing.then(write);
    return writing;
  }

  async function write(): Promise<void> {
    if (!isDirty.value || !result.value.ok) return;
    const { value } = result.value;
    const written = text.value;
    const before = seen;
    const answer = await options.save(value, before);
    isNotSaved.value = answer === 'not-saved';
    if (answer === 'not-saved') return;
    seen = value;
    passed.add(options.show(before));
    passed.delete(options.show(value));
    // Somebody who typed on during the write has a newer text; it waits for its own turn.
    if (text.value === written) {
      isDirty.value = false;
      isOnItsWay.value = options.show(options.stored()) !== options.show(value);
    }
    options.onSaved?.({ before, after: value });
  }

  onScopeDispose(() => void commit());

  return {
    text: readonly(text),
    /** What stands in the field is newer than what is stored. */
    isTyped,
    isNotSaved: readonly(isNotSaved),
    violation,
    isInvalid: computed(() => !result.value.ok),
    /** The value as typed while it is valid, otherwise null: for the live score. */
    valid: computed(() => (result.value.ok ? result.value : null)),
    type,
    commit,
  };
}

/** What a field component needs of an entry, whatever the type of its value. */
export type FieldEntry = Pick<
  ReturnType<typeof useFieldEntry<unknown>>,
  'text' | 'isTyped' | 'isInvalid' | 'isNotSaved' | 'violation' | 'type' | 'commit'
>;
