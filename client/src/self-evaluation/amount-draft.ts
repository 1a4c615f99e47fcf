import { computed, type Ref } from 'vue';
import type { FieldDraft } from './use-field-entry.ts';

interface TextDraft {
  readonly restored: Readonly<Ref<{ readonly text: string; readonly seen: string | null } | null>>;
  keep(text: string, seen: string | null): void;
}

/** Drafts keep texts; the amount that was seen travels in them as its fen in digits. */
export function amountDraft(draft: TextDraft): FieldDraft<number | null> {
  return {
    restored: computed(() => {
      const found = draft.restored.value;
      return found && { text: found.text, seen: found.seen === null ? null : Number(found.seen) };
    }),
    keep: (text, seen) => {
      draft.keep(text, seen === null ? null : String(seen));
    },
  };
}
