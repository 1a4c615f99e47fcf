import { computed, ref, type ComputedRef } from 'vue';
import type { FormView } from '../local-data/form-view.ts';
import { useFormEntry } from '../local-data/use-form-entry.ts';
import { formLock } from './form-lock.ts';
import { provideFormEditing } from './form-editing.ts';
import { scoreForm } from '../scoring/score-form.ts';
import { submissionBlockers } from './submission-blockers.ts';
import { useLastChange } from './use-last-change.ts';
import { useOpenFields } from './use-open-fields.ts';

/** What one form's page holds and can do, besides how it looks. */
export function useFormPage(formId: string, view: () => FormView | null) {
  const entry = useFormEntry();
  const fields = useOpenFields();
  const lastChange = useLastChange();
  const isConfirming = ref(false);

  const scored = computed(() => {
    const current = view();
    return current && scoreForm(current);
  });
  const lock: ComputedRef<string | null> = computed(() => {
    const current = view();
    return current && formLock(current);
  });
  const blockers = computed(() =>
    scored.value ? submissionBlockers(scored.value, fields.invalidCount.value) : [],
  );

  provideFormEditing({
    formId,
    lock,
    saveActual: (indicatorId, field, value, seen) =>
      entry.setActual({ formId, indicatorId, field, value, seen }),
    saveExecution: (source, field, value, seen) => entry.setExecution({ formId, source, field, value, seen }),
    noteSaved: lastChange.note,
    rescore(indicatorId, values) {
      const current = view();
      if (!current) return null;
      const form = scoreForm(current, { indicatorId, values });
      return form.rows.find(({ row }) => row.indicator.id === indicatorId) ?? null;
    },
    register: fields.register,
  });

  /** Writes what is typed first: what is handed in is what stands on the screen. */
  async function confirmSubmission(): Promise<void> {
    await fields.commitAll();
    isConfirming.value = true;
  }

  async function submit(): Promise<void> {
    const current = view();
    isConfirming.value = false;
    if (current && blockers.value.length === 0) await entry.submitForm(current);
  }

  return {
    scored,
    lock,
    blockers,
    isConfirming,
    lastChange,
    save: fields.commitAll,
    confirmSubmission,
    submit,
  };
}
