import { computed } from 'vue';
import { assembleForm } from './assemble-form.ts';
import type { FormView } from './form-view.ts';
import { loadForms } from './load-forms.ts';
import { useLiveQuery } from './use-live-query.ts';
import { useWorkspace } from './workspace.ts';

/**
 * Forms by deadline, then by title.
 *
 * @param which `mine`: those that this person fills in. `all`: everything in their scope.
 */
export function useForms(which: 'mine' | 'all') {
  const { database, reader } = useWorkspace();
  const { value, isLoaded } = useLiveQuery(
    () => which,
    async () => {
      // One state of all of them, and one transaction instead of thousands.
      const stored = await database.transaction('r', database.tables, () => loadForms(database));
      const views = stored.map((rows) => assembleForm(rows, reader));
      return views.filter(({ canFillIn }) => which === 'all' || canFillIn).sort(byDeadline);
    },
  );
  const forms = computed<readonly FormView[]>(() => value.value ?? []);
  return { forms, isLoaded };
}

function byDeadline(a: FormView, b: FormView): number {
  return (
    compare(a.round?.deadlineOn, b.round?.deadlineOn) ||
    compare(a.orgUnit?.path, b.orgUnit?.path) ||
    compare(a.targetTable?.title, b.targetTable?.title)
  );
}

function compare(a = '', b = ''): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
