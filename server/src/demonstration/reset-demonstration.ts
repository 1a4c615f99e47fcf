import { randomUUID } from 'node:crypto';
import { hashPassword } from '../account/hash-password.ts';
import type { Database } from '../database/data-source.ts';
import { ENTITIES } from '../database/entities.ts';
import { SyncHead } from '../sync/sync-head.entity.ts';
import { DEMONSTRATION_PASSWORD } from './accounts.ts';
import type { DemonstrationFacts } from './facts.ts';
import { insertDemonstration } from './insert-demonstration.ts';

/**
 * Empties every table and loads the demonstration anew, in one unit of work.
 *
 * The database begins a new epoch: phones drop the old rows, and keep what was entered and not sent.
 */
export async function resetDemonstration(
  database: Database,
  facts: DemonstrationFacts,
  at: Date,
): Promise<void> {
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  await database.gate.run(async (manager) => {
    const emptied = ENTITIES.filter((entity) => entity !== SyncHead).reverse();
    for (const entity of emptied) await manager.createQueryBuilder().delete().from(entity).execute();
    await manager.update(SyncHead, { id: 1 }, { seq: 0, safeSeq: 0, chainHash: '', epoch: randomUUID() });
    await insertDemonstration(manager, facts, passwordHash, at);
  });
}
