import { randomUUID } from 'node:crypto';
import type { Grant } from '@attain/shared/organisation/scope';
import type { EntityManager } from 'typeorm';
import { insertRows } from '../database/insert-rows.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { Assignment } from './assignment.entity.ts';
import { FormerAssignment } from './former-assignment.entity.ts';

/** What the user might do once, by the places where those units are now. */
export async function formerGrants(manager: EntityManager, userId: string): Promise<Grant[]> {
  return manager
    .createQueryBuilder(FormerAssignment, 'former')
    .innerJoin(OrgUnit, 'unit', 'unit.id = former.orgUnitId')
    .where('former.userId = :userId', { userId })
    .select('former.role', 'role')
    .addSelect('unit.path', 'path')
    .distinct()
    .getRawMany<Grant>();
}

/** Ends all roles of a user, and remembers them. */
export async function endAssignments(manager: EntityManager, userId: string, endedAt: string): Promise<void> {
  const assignments = await manager.findBy(Assignment, { userId });
  await insertRows(
    manager,
    FormerAssignment,
    assignments.map(({ orgUnitId, role }) => ({ id: randomUUID(), userId, orgUnitId, role, endedAt })),
  );
  await manager.delete(Assignment, { userId });
}
