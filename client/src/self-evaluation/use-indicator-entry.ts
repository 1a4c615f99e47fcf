import type { ActualField } from '@attain/shared/sync/mutation';
import { computed, onScopeDispose } from 'vue';
import { actualDraftKey } from '../local-data/draft-keys.ts';
import type { FieldView } from '../local-data/form-view.ts';
import { useDraft } from '../local-data/use-draft.ts';
import { FIELD_WORDS } from '../messages/self-evaluation.messages.ts';
import { openField, useFormEditing } from './form-editing.ts';
import { readCompletion, readNarrative, readValueText, showCompletion } from './read-entry.ts';
import type { ScoredRow } from '../scoring/scored-form.ts';
import { useFieldEntry, type ReadResult } from './use-field-entry.ts';

/** The four fields of one open row, and the row's score as it would be with what is typed. */
export function useIndicatorEntry(scored: () => ScoredRow) {
  const editing = useFormEditing();
  const { id, level3 } = scored().row.indicator;
  const fieldView = (field: ActualField): FieldView<string | null> => scored().row.fields[field];

  function useField(
    field: ActualField,
    read: (text: string) => ReadResult<string | null>,
    show: (value: string | null) => string = (value) => value ?? '',
  ) {
    const entry = useFieldEntry<string | null>({
      stored: () => fieldView(field).value,
      show,
      read,
      save: (value, seen) => editing.saveActual(id, field, value, seen),
      draft: useDraft(() => actualDraftKey(editing.formId, id, field)),
      onSaved: ({ before, after }) => {
        editing.noteSaved(`${level3} ${FIELD_WORDS[field]} `, () =>
          editing.saveActual(id, field, before, after),
        );
      },
    });
    onScopeDispose(editing.register(openField(entry)));
    return entry;
  }

  const value = useField('valueText', (text) => readValueText(text, scored().target));
  const completion = useField('completion', readCompletion, showCompletion);
  const reason = useField('deviationReason', readNarrative);
  const measure = useField('improvementMeasure', readNarrative);

  /** Null while the figure is no figure: nothing can be said about it then. */
  const live = computed(() => {
    if (!value.isTyped.value && !completion.isTyped.value) return scored();
    if (!value.valid.value || !completion.valid.value) return null;
    return editing.rescore(id, {
      valueText: value.valid.value.value,
      completion: completion.valid.value.value,
    });
  });

  return { value, completion, reason, measure, live, fieldView };
}
