import { computed } from 'vue';
import { grantsOf, homeRoleOf } from './roles.ts';
import { useSession } from './use-session.ts';

/** The signed-in person; null on pages that need none. */
export function useViewer() {
  const { open } = useSession();
  const viewer = computed(() => open.value?.viewer ?? null);
  const grants = computed(() => (viewer.value ? grantsOf(viewer.value) : []));
  const homeRole = computed(() => (viewer.value ? homeRoleOf(viewer.value) : null));
  /** The unit of the home role. */
  const orgUnit = computed(
    () => viewer.value?.assignments.find(({ role }) => role === homeRole.value)?.orgUnit ?? null,
  );
  return { viewer, grants, homeRole, orgUnit };
}
