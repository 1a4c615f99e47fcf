import type { Grant } from '@attain/shared/organisation/scope';
import type { EntityManager } from 'typeorm';

/** What the user may do now. Read anew for each request: a role that was taken away ends with the next one. */
export async function currentGrants(manager: EntityManager, userId: string): Promise<Grant[]> {
  return manager.query<Grant[]>(
    `SELECT assignment.role AS role, org_unit.path AS path
    FROM assignment JOIN org_unit ON org_unit.id = assignment.org_unit_id
    WHERE assignment.user_id = $1 ORDER BY org_unit.path, assignment.role`,
    [userId],
  );
}
