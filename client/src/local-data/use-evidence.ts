import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { loadEvidence, type EvidenceView } from './load-evidence.ts';
import { useLiveQuery } from './use-live-query.ts';
import { useWorkspace } from './workspace.ts';

/** The photographs and files of one form, by indicator. */
export function useEvidence(formId: MaybeRefOrGetter<string>) {
  const { database } = useWorkspace();
  const { value, isLoaded } = useLiveQuery(
    () => toValue(formId),
    (id) => database.transaction('r', database.tables, () => loadEvidence(database, id)),
  );
  const byIndicator = computed(() => {
    const groups = new Map<string, EvidenceView[]>();
    for (const view of value.value ?? []) {
      groups.set(view.indicatorId, [...(groups.get(view.indicatorId) ?? []), view]);
    }
    return groups;
  });
  return { evidence: computed(() => value.value ?? []), byIndicator, isLoaded };
}
