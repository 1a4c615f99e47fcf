import { DomainError } from '@attain/shared/errors/domain-error';
import type { EntityManager } from 'typeorm';
import { currentGrants } from '../account/current-grants.ts';
import { UserAccount } from '../account/user-account.entity.ts';
import type { Author } from './decisions/decision.ts';

/**
 * Who pushes and what they may do now, held until the end of the transaction: a change of assignments raises the
 * account's scope generation and so waits for the push, or the push for it.
 *
 * @throws DomainError NOT_SIGNED_IN when the account is gone or disabled.
 */
export async function readAuthor(manager: EntityManager, userId: string): Promise<Author> {
  const query = manager.createQueryBuilder(UserAccount, 'user').where('user.id = :userId', { userId });
  if (manager.connection.options.type === 'postgres') query.setLock('pessimistic_read');
  const user = await query.getOne();
  if (!user || user.isDisabled) throw new DomainError('NOT_SIGNED_IN', {});
  return { userId, displayName: user.displayName, grants: await currentGrants(manager, userId) };
}
