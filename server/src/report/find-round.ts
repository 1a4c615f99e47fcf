import { DomainError } from '@attain/shared/errors/domain-error';
import { canSee, type Grant } from '@attain/shared/organisation/scope';
import type { EntityManager } from 'typeorm';
import { Round } from '../performance-target/round.entity.ts';

/**
 * The round of a report. A report tells figures of all units below: who sees only some of them does not see it.
 *
 * @throws DomainError NOT_FOUND
 */
export async function findRound(
  manager: EntityManager,
  grants: readonly Grant[],
  id: string,
): Promise<Round> {
  const round = await manager.findOneBy(Round, { id });
  if (!round || !canSee(grants, 'UNIT', round.ownerPath)) throw new DomainError('NOT_FOUND', {});
  return round;
}
