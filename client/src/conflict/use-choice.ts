import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { conflictDraftKey } from '../local-data/draft-keys.ts';
import { useDraft } from '../local-data/use-draft.ts';
import { useFormEntry } from '../local-data/use-form-entry.ts';
import type { SaveResult } from '../local-data/value-state.ts';
import { CONFLICT_MESSAGES as words } from '../messages/conflict.messages.ts';
import { otherField } from './other-field.ts';
import type { ConflictView } from './use-conflict.ts';

export type Choice = 'mine' | 'theirs' | 'other';

/** What the person chooses. Nothing is chosen before they do. */
export function useChoice(view: Readonly<Ref<ConflictView | null>>, conflictId: () => string) {
  const entry = useFormEntry();
  const draft = useDraft(() => conflictDraftKey(conflictId()));
  const choice = shallowRef<Choice | null>(null);
  const otherText = ref('');

  // A value typed before the browser went comes back as typed; the choice is made anew.
  watch(draft.restored, (found) => {
    if (found && otherText.value === '') otherText.value = found.text;
  });

  const field = computed(() => (view.value ? otherField(view.value) : null));
  const other = computed(() => field.value?.read(otherText.value) ?? null);
  /** What is wrong with the typed value; null while nothing is. */
  const violation = computed(() => (other.value?.ok === false ? other.value.violation : null));

  const question = computed(() => field.value?.ask(otherText.value) ?? null);

  /** The value to keep; undefined while there is none. Money: whole fen in digits. */
  const value = computed<string | null | undefined>(() => {
    switch (choice.value) {
      case 'mine':
        return view.value?.conflict.mine.value;
      case 'theirs':
        return view.value?.standing;
      case 'other':
        return (other.value?.ok && other.value.value) || undefined;
      case null:
        return undefined;
    }
  });

  const blockedReason = computed(() => {
    if (choice.value === null) return words.chooseFirst;
    if (value.value !== undefined) return null;
    return violation.value ?? words.fillFirst;
  });

  function typeOther(text: string): void {
    otherText.value = text;
    draft.keep(text, view.value?.standing ?? null);
  }

  async function resolve(): Promise<SaveResult> {
    if (!view.value || value.value === undefined) return 'not-saved';
    return entry.resolveConflict(view.value.conflict, value.value, view.value.standing);
  }

  return { choice, otherText, typeOther, field, value, violation, question, blockedReason, resolve };
}
