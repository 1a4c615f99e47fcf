import type { Grant } from '../organisation/scope.ts';
import type { Role } from '../organisation/role.ts';

/**
 * What can be done to the report of a round.
 *
 * MAKE_FILES changes no figure, so auditors may as well; whoever only fills in forms reads the report when it is made.
 */
export type ReportAction = 'MAKE_FILES';

const ROLES: { readonly [A in ReportAction]: readonly Role[] } = {
  MAKE_FILES: ['MANAGER', 'REVIEWER', 'AUDITOR'],
};

/** Whether the grants allow it: the role held in the unit that called the round (`ownerPath`), or above. */
export function canActOnReport(grants: readonly Grant[], action: ReportAction, ownerPath: string): boolean {
  return grants.some(({ role, path }) => ROLES[action].includes(role) && ownerPath.startsWith(path));
}
