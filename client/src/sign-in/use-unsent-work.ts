import type { Role } from '@attain/shared/organisation/role';
import { onMounted, shallowRef } from 'vue';
import { readViewer } from '../session/read-viewer.ts';
import { useSession } from '../session/use-session.ts';

interface UnsentOf {
  readonly key: string;
  readonly count: number;
  readonly unitName: string;
  readonly role: Role;
}

/** What everybody who signed in on this device has not sent yet. */
export function useUnsentWork() {
  const { countUnsentWork } = useSession();
  const unsent = shallowRef<readonly UnsentOf[]>([]);
  onMounted(async () => {
    const works = await countUnsentWork();
    unsent.value = works.flatMap(({ known, count }) => {
      const [assignment] = readViewer(known.viewer)?.assignments ?? [];
      if (!assignment) return [];
      return [{ key: known.id, count, unitName: assignment.orgUnit.name, role: assignment.role }];
    });
  });
  return { unsent };
}
