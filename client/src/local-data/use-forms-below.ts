import { computed } from 'vue';
import { assembleForm } from './assemble-form.ts';
import type { FormView } from './form-view.ts';
import { loadFormsBelow } from './load-forms.ts';
import { useLiveQuery } from './use-live-query.ts';
import { useWorkspace } from './workspace.ts';

/** The forms of the units below a form's own, which it is put together from; few units have any. */
export function useFormsBelow(view: () => FormView | null) {
  const { database, reader } = useWorkspace();
  const { value } = useLiveQuery(
    () => view()?.form.orgUnitId ?? null,
    async (unitId) => {
      if (unitId === null) return [];
      const stored = await database.transaction('r', database.tables, () => loadFormsBelow(database, unitId));
      return stored.map((rows) => assembleForm(rows, reader));
    },
  );
  return computed<readonly FormView[]>(() => value.value ?? []);
}
