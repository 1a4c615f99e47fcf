import type { LocalDatabase } from './database.ts';
import { writeDurably } from './write-durably.ts';

const KEY = 'allotment-plans';

/** What was kept for a round; undefined when nothing was. Of any shape: an older build may have written it. */
export async function readStoredPlan(database: LocalDatabase, roundId: string): Promise<unknown> {
  return (await readStoredPlans(database))[roundId];
}

/**
 * Keeps a plan on this device; null forgets it.
 *
 * @throws StorageFailure; then the one before stays
 */
export async function storePlan(
  database: LocalDatabase,
  roundId: string,
  plan: object | null,
): Promise<void> {
  await writeDurably(database, () =>
    database.transaction('rw', database.meta, async () => {
      const { [roundId]: _before, ...others } = await readStoredPlans(database);
      await database.meta.put({ key: KEY, value: plan === null ? others : { ...others, [roundId]: plan } });
    }),
  );
}

async function readStoredPlans({ meta }: LocalDatabase): Promise<Readonly<Record<string, unknown>>> {
  const record = await meta.get(KEY);
  return record?.key === KEY ? record.value : {};
}
