import { toValue, type MaybeRefOrGetter } from 'vue';
import { assembleForm } from './assemble-form.ts';
import { loadForm } from './load-forms.ts';
import { useLiveQuery } from './use-live-query.ts';
import { useWorkspace } from './workspace.ts';

/** One form as it is to be shown; `null` once loaded: this device does not have it. */
export function useForm(formId: MaybeRefOrGetter<string>) {
  const { database, reader } = useWorkspace();
  const { value: form, isLoaded } = useLiveQuery(
    () => toValue(formId),
    async (id) => {
      // One transaction: one moment of all tables, and a twentieth of the cost of a transaction for each.
      const rows = await database.transaction('r', database.tables, () => loadForm(database, id));
      return rows && assembleForm(rows, reader);
    },
  );
  return { form, isLoaded };
}
