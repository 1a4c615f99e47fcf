import { DomainError } from '@attain/shared/errors/domain-error';
import type { EntityManager } from 'typeorm';
import { reachFaultPoint } from './fault-point.ts';
import { SyncClient } from './sync-client.entity.ts';

/**
 * Locks the client's row until the end of the transaction, and makes it when the client is new: two pushes of one
 * client then follow each other, whatever server they reach.
 *
 * @throws DomainError FORBIDDEN when the client belongs to another user. Nothing about it is told.
 */
export async function lockClient(
  manager: EntityManager,
  clientId: string,
  userId: string,
  receivedAt: string,
): Promise<SyncClient> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(SyncClient)
    .values({
      id: clientId,
      ownerId: userId,
      lastSeq: 0,
      lastChainHash: '',
      pending: 0,
      lastSeenAt: receivedAt,
      createdAt: receivedAt,
    })
    .orIgnore()
    .updateEntity(false)
    .execute();
  const query = manager.createQueryBuilder(SyncClient, 'client').where('client.id = :clientId', { clientId });
  // SQLite writes through one queue: what a transaction has read stays as it is.
  if (manager.connection.options.type === 'postgres') query.setLock('pessimistic_write');
  const client = await query.getOneOrFail();
  if (client.ownerId !== userId) throw new DomainError('FORBIDDEN', {});
  reachFaultPoint('after-client-lock');
  return client;
}
