import { computed } from 'vue';
import type { OrgUnitRow } from '../api/reference-rows.ts';
import { useLiveQuery } from './use-live-query.ts';
import { useWorkspace } from './workspace.ts';

/** All units in scope, parents before children. */
export function useOrgUnits() {
  const { database } = useWorkspace();
  const { value, isLoaded } = useLiveQuery(
    () => 'all',
    () => database.orgUnits.orderBy('path').toArray(),
  );
  return { orgUnits: computed<readonly OrgUnitRow[]>(() => value.value ?? []), isLoaded };
}
