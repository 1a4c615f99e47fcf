import { computed } from 'vue';
import { useLiveQuery } from './use-live-query.ts';
import { useWorkspace } from './workspace.ts';

/** The money behind the forms: funds, budget documents by day of issue, and how documents were split. */
export function useBudgetDocuments() {
  const { database } = useWorkspace();
  const { value, isLoaded } = useLiveQuery(
    () => 'all',
    async () => {
      const [funds, documents, allotments] = await Promise.all([
        database.funds.toArray(),
        database.budgetDocuments.toArray(),
        database.allotments.toArray(),
      ]);
      return { funds, documents: documents.sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1)), allotments };
    },
  );
  return {
    funds: computed(() => value.value?.funds ?? []),
    budgetDocuments: computed(() => value.value?.documents ?? []),
    allotments: computed(() => value.value?.allotments ?? []),
    isLoaded,
  };
}
