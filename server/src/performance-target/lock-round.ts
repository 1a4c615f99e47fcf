import type { EntityManager } from 'typeorm';
import { Round } from './round.entity.ts';

/** Those who act on a round at once on PostgreSQL follow each other; SQLite writes through one queue. */
export async function lockRound(manager: EntityManager, id: string): Promise<void> {
  if (manager.connection.options.type !== 'postgres') return;
  const query = manager.createQueryBuilder(Round, 'round').where('round.id = :id', { id });
  await query.setLock('pessimistic_write').getOneOrFail();
}
