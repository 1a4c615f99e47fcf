import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue';
import type { FormView } from '../local-data/form-view.ts';
import { useFormEntry } from '../local-data/use-form-entry.ts';
import { BLOCKER_MESSAGES } from '../messages/blocker.messages.ts';
import { FORM_MESSAGES as words } from '../messages/self-evaluation.messages.ts';
import { formLock } from './form-lock.ts';
import { provideFormEditing } from './form-editing.ts';
import { formsRightBelow, rollUpFormView } from '../roll-up/roll-up-form-view.ts';
import { scoreForm } from '../scoring/score-form.ts';
import { submissionBlockers } from './submission-blockers.ts';
import { useLastChange } from './use-last-change.ts';
import { useOpenFields } from './use-open-fields.ts';

/** Long enough to be read once. */
const NOTE_MS = 4000;

/** What one form's page holds and can do, besides how it looks. */
export function useFormPage(
  formId: string,
  view: () => FormView | null,
  /** Those of the units below: they are put together into this one. */
  formsBelow: () => readonly FormView[],
) {
  const entry = useFormEntry();
  const fields = useOpenFields();
  const lastChange = useLastChange();
  const isConfirming = ref(false);
  const saved = ref<boolean | null>(null);
  let noteTimer: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => clearTimeout(noteTimer));

  /** Of what is wrong it tells only while it is. */
  const saveNote = computed(() => {
    if (saved.value === null) return null;
    const { value: count } = fields.invalidCount;
    if (count > 0) return BLOCKER_MESSAGES.invalid(count);
    return saved.value ? words.allSaved : words.notSaved;
  });
  const isPutTogether = computed(() => {
    const current = view();
    return current !== null && formsRightBelow(current, formsBelow()).length > 0;
  });
  const scored = computed(() => {
    const current = view();
    if (!current) return null;
    return isPutTogether.value ? rollUpFormView(current, formsBelow()).scored : scoreForm(current);
  });
  const lock: ComputedRef<string | null> = computed(() => {
    const current = view();
    return current && formLock(current);
  });
  const blockers = computed(() =>
    scored.value ? submissionBlockers(scored.value, isPutTogether.value, fields.invalidCount.value) : [],
  );

  // What was just written may ask for a reason: then there is nothing to confirm yet.
  watch(blockers, (found) => {
    if (found.length > 0) isConfirming.value = false;
  });

  provideFormEditing({
    formId,
    lock,
    saveActual: (indicatorId, field, value, seen) =>
      entry.setActual({ formId, indicatorId, field, value, seen }),
    saveExecution: (source, field, value, seen) => entry.setExecution({ formId, source, field, value, seen }),
    saveStatement: (place, value, seen) => entry.setStatement({ formId, place, value, seen }),
    noteSaved: (label, undo) => lastChange.note(label, undo),
    rescore(indicatorId, values) {
      const current = view();
      if (!current) return null;
      const form = scoreForm(current, { indicatorId, values });
      return form.rows.find(({ row }) => row.indicator.id === indicatorId) ?? null;
    },
    register: fields.register,
  });

  /** 保存 says what came of it: all is on the device, or some text is no value yet. */
  async function save(): Promise<void> {
    clearTimeout(noteTimer);
    const isSaved = await fields.commitAll();
    saved.value = isSaved;
    noteTimer = setTimeout(() => {
      saved.value = null;
    }, NOTE_MS);
  }

  /** Writes what is typed first: what is handed in is what stands on the screen. */
  async function confirmSubmission(): Promise<void> {
    await fields.commitAll();
    isConfirming.value = true;
  }

  async function submit(): Promise<void> {
    const current = view();
    isConfirming.value = false;
    if (!current || blockers.value.length > 0) return;
    lastChange.forget();
    await entry.submitForm(current);
  }

  return {
    scored,
    lock,
    blockers,
    isConfirming,
    lastChange,
    saveNote,
    save,
    confirmSubmission,
    submit,
  };
}
