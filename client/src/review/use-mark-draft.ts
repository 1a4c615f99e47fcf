import { watch } from 'vue';
import { markDraftKey } from '../local-data/draft-keys.ts';
import { useDraft } from '../local-data/use-draft.ts';

/** The half-written reason of a marked cell: kept on this device, found again after a restart. */
export function useMarkDraft(
  formId: () => string,
  indicatorId: () => string,
  restore: (text: string) => void,
) {
  const draft = useDraft(() => markDraftKey(formId(), indicatorId()));
  watch(draft.restored, (found) => {
    if (found !== null) restore(found.text);
  });
  return {
    // A mark has no value before it: nothing was seen that it could contradict.
    keep: (text: string) => draft.keep(text, null),
    discard: () => void draft.discard(),
  };
}
