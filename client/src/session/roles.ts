import type { Role } from '@attain/shared/organisation/role';
import type { Grant } from '@attain/shared/organisation/scope';
import type { Viewer } from '../api/account.ts';

/** Who holds several roles starts where the work of others waits for them. */
const HOME_ORDER: readonly Role[] = ['PREPARER', 'REVIEWER', 'MANAGER', 'AUDITOR', 'ADMINISTRATOR'];

export function grantsOf({ assignments }: Viewer): readonly Grant[] {
  return assignments.map(({ role, orgUnit }) => ({ role, path: orgUnit.path }));
}

/** The role that decides what opens first; null for an account without any. */
export function homeRoleOf({ assignments }: Viewer): Role | null {
  return HOME_ORDER.find((role) => assignments.some((assignment) => assignment.role === role)) ?? null;
}
