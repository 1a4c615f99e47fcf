import type { Grant } from '@attain/shared/organisation/scope';
import type { EntityManager } from 'typeorm';
import { Assignment } from './assignment.entity.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';

/** What the user may do now. Read anew for each request: a role that was taken away ends with the next one. */
export async function currentGrants(manager: EntityManager, userId: string): Promise<Grant[]> {
  return manager
    .createQueryBuilder(Assignment, 'assignment')
    .innerJoin(OrgUnit, 'unit', 'unit.id = assignment.orgUnitId')
    .where('assignment.userId = :userId', { userId })
    .select('assignment.role', 'role')
    .addSelect('unit.path', 'path')
    .orderBy('unit.path')
    .addOrderBy('assignment.role')
    .getRawMany<Grant>();
}
