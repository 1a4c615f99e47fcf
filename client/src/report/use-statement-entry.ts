import { isDayPlace, type StatementPlace } from '@attain/shared/statement/statement-place';
import { readDay } from '@attain/shared/statement/read-day';
import { onScopeDispose } from 'vue';
import { statementDraftKey } from '../local-data/draft-keys.ts';
import type { FormView } from '../local-data/form-view.ts';
import { useDraft } from '../local-data/use-draft.ts';
import { REPORT_MESSAGES as words } from '../messages/report.messages.ts';
import { openField, useFormEditing } from '../self-evaluation/form-editing.ts';
import { readNarrative } from '../self-evaluation/read-entry.ts';
import { useFieldEntry, type ReadResult } from '../self-evaluation/use-field-entry.ts';

/** The text of one place, as it is typed and saved. */
export function useStatementEntry(view: () => FormView, place: StatementPlace, label: string) {
  const editing = useFormEditing();
  const entry = useFieldEntry<string | null>({
    stored: () => view().statementAt(place).value,
    show: (value) => value ?? '',
    read: (text) => readStatement(place, text),
    save: (value, seen) => editing.saveStatement(place, value, seen),
    draft: useDraft(() => statementDraftKey(editing.formId, place)),
    onSaved: ({ before, after }) => {
      editing.noteSaved(`${label} `, () => editing.saveStatement(place, before, after));
    },
  });
  onScopeDispose(editing.register(openField(entry)));
  return { entry, isDay: isDayPlace(place) };
}

const DAY_WORDS = { NOT_A_DAY: words.notADay, NO_SUCH_DAY: words.noSuchDay } as const;

function readStatement(place: StatementPlace, text: string): ReadResult<string | null> {
  const read = readNarrative(text);
  if (!read.ok || read.value === null || !isDayPlace(place)) return read;
  const day = readDay(read.value);
  return day.ok ? { ok: true, value: day.day } : { ok: false, violation: DAY_WORDS[day.violation] };
}
