import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { SyncHead } from './sync-head.entity.ts';

/** From here on this database tells phones that it is another one: they send again what it lacks. */
export async function beginEpoch(manager: EntityManager): Promise<string> {
  const epoch = randomUUID();
  await manager.update(SyncHead, { id: 1 }, { epoch });
  return epoch;
}
