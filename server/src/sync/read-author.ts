import { DomainError } from '@attain/shared/errors/domain-error';
import type { EntityManager } from 'typeorm';
import { currentGrants } from '../account/current-grants.ts';
import type { Author } from './decisions/decision.ts';

/**
 * Who pushes and what they may do now, held until the end of the transaction: a change of assignments raises the
 * account's scope generation and so waits for the push, or the push for it.
 *
 * @throws DomainError NOT_SIGNED_IN when the account is gone or disabled.
 */
export async function readAuthor(manager: EntityManager, userId: string): Promise<Author> {
  const lock = manager.connection.options.type === 'postgres' ? 'FOR SHARE' : '';
  const [user] = await manager.query<
    { readonly display_name: string; readonly is_disabled: boolean | 0 | 1 }[]
  >(`SELECT display_name, is_disabled FROM user_account WHERE id = $1 ${lock}`, [userId]);
  if (!user || user.is_disabled) throw new DomainError('NOT_SIGNED_IN', {});
  return { userId, displayName: user.display_name, grants: await currentGrants(manager, userId) };
}
