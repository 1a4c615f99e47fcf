import { In, type EntityManager } from 'typeorm';
import { currentGrants } from '../account/current-grants.ts';
import { formerGrants } from '../account/former-grants.ts';
import { UserAccount } from '../account/user-account.entity.ts';
import { Amendment } from '../amendment/amendment.entity.ts';
import type { ReadMutation } from './decisions/decide-group.ts';
import type { Author, Recovery } from './decisions/decision.ts';
import { MutationLog } from './mutation-log.entity.ts';

/**
 * What the server knows of entries that this push brings in from other persons' files. A disabled account is somebody's
 * all the same: that is what such files are for (FT-59).
 */
export async function readRecovery(
  manager: EntityManager,
  mutations: readonly ReadMutation[],
): Promise<Recovery> {
  const claims = mutations.flatMap(({ reading }) =>
    reading.ok && reading.value.name === 'work.recover@1' ? [reading.value.args] : [],
  );
  if (claims.length === 0) return { arrivedIds: new Set(), authors: new Map() };
  const id = In(claims.map(({ entryId }) => entryId));
  const logged = await manager.find(MutationLog, { select: { seq: true, id: true }, where: { id } });
  const kept = await manager.find(Amendment, { select: { id: true }, where: { id } });
  const authors = new Map<string, Author>();
  const accounts = await manager.findBy(UserAccount, { id: In(claims.map(({ authorId }) => authorId)) });
  for (const { id: userId, displayName } of accounts) {
    const grants = [...(await currentGrants(manager, userId)), ...(await formerGrants(manager, userId))];
    authors.set(userId, { userId, displayName, grants });
  }
  return { arrivedIds: new Set([...logged, ...kept].map((row) => row.id)), authors };
}
