import { computed, ref, watch } from 'vue';
import type { FormView } from '../local-data/form-view.ts';
import { useFormEntry } from '../local-data/use-form-entry.ts';
import type { Decision } from './decision.ts';
import { useMarks } from './use-marks.ts';

/** Marks and decision on the form that is being reviewed. */
export function useReview(view: () => FormView | null) {
  const entry = useFormEntry();
  const marks = useMarks();
  const deciding = ref<Decision | null>(null);

  // Marks belong to one form; its rows bring their drafts back themselves.
  watch(
    () => view()?.id,
    () => {
      marks.clear();
      deciding.value = null;
    },
  );

  const canDecide = computed(() => view()?.form.state === 'SUBMITTED' && view()?.canReview === true);
  const canReopen = computed(() => view()?.form.state === 'APPROVED' && view()?.canReopen === true);

  /** Whether it is on this device. */
  async function decide(comment: string): Promise<boolean> {
    const [current, decision] = [view(), deciding.value];
    if (!current || decision === null) return false;
    const answer =
      decision === 'REOPENED'
        ? await entry.reopenForm(current, comment)
        : await entry.reviewForm(current, {
            outcome: decision,
            comment,
            marks: decision === 'RETURNED' ? marks.marks.value : [],
          });
    // What was not saved stays open with its words; the application's banner says so.
    if (answer === 'not-saved') return false;
    deciding.value = null;
    marks.clear();
    return true;
  }

  return { marks, deciding, canDecide, canReopen, decide };
}
