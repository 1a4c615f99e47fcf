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
  const client =
    (await findLocked(manager, clientId)) ?? (await insertLocked(manager, clientId, userId, receivedAt));
  if (client.ownerId !== userId) throw new DomainError('FORBIDDEN', {});
  reachFaultPoint('after-client-lock');
  return client;
}

function findLocked(manager: EntityManager, clientId: string): Promise<SyncClient | null> {
  const query = manager.createQueryBuilder(SyncClient, 'client').where('client.id = :clientId', { clientId });
  // SQLite writes through one queue: what a transaction has read stays as it is.
  if (manager.connection.options.type === 'postgres') query.setLock('pessimistic_write');
  return query.getOne();
}

async function insertLocked(
  manager: EntityManager,
  clientId: string,
  userId: string,
  receivedAt: string,
): Promise<SyncClient> {
  const position = { lastSeq: 0, lastChainHash: '', pending: 0 };
  await manager
    .createQueryBuilder()
    .insert()
    .into(SyncClient)
    .values({ id: clientId, ownerId: userId, ...position, lastSeenAt: receivedAt, createdAt: receivedAt })
    // Another push of the same new client may have come first; then its row is waited for.
    .orIgnore()
    .updateEntity(false)
    .execute();
  const client = await findLocked(manager, clientId);
  if (!client) throw new Error('a client that was just inserted is not there');
  return client;
}

type Standing = Pick<SyncClient, 'lastSeq' | 'lastChainHash' | 'pending' | 'lastSeenAt'>;

/** Notes where a locked client stands. One text for all of them: TypeORM writes the numbers into it. */
export async function updateClient(
  manager: EntityManager,
  id: string,
  { lastSeq, lastChainHash, pending, lastSeenAt }: Standing,
): Promise<void> {
  await manager.query(
    'UPDATE sync_client SET last_seq = $1, last_chain_hash = $2, pending = $3, last_seen_at = $4 WHERE id = $5',
    [lastSeq, lastChainHash, pending, lastSeenAt, id],
  );
}
