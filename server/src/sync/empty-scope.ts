import type { EntityManager } from 'typeorm';
import { FormerAssignment } from '../account/former-assignment.entity.ts';

/** So long a phone keeps its rows after its person's last role was ended: time to see a mistake and mend it. */
const GUARD_MS = 10 * 60 * 1000;

/**
 * Whether a scope that is empty now is meant to be: the last role was ended some time ago, and nobody gave another one.
 * Roles that are gone without having been ended were lost, not taken away; the phone keeps its rows until they are
 * given or ended anew. To take everything away at once, an account is disabled.
 */
export async function isEmptyScopeMeant(manager: EntityManager, userId: string, now: Date): Promise<boolean> {
  const [last] = await manager.find(FormerAssignment, {
    where: { userId },
    order: { endedAt: 'DESC' },
    take: 1,
  });
  return last !== undefined && now.getTime() - Date.parse(last.endedAt) >= GUARD_MS;
}
