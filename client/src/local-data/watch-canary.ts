import { liveQuery } from 'dexie';
import { writeCanary } from './canary.ts';
import type { LocalDatabase } from './database.ts';

/** Keeps the canary up with the outbox. Returns the function that ends it. */
export function watchCanary(database: LocalDatabase, userId: string, nowMs: () => number): () => void {
  const subscription = liveQuery(async () => {
    const chain = await database.meta.get('chain');
    if (chain?.key !== 'chain') return null;
    return { clientId: chain.value.clientId, pending: await database.outbox.count() };
  }).subscribe({
    next: (found) => {
      if (found) writeCanary(localStorage, userId, { ...found, at: new Date(nowMs()).toISOString() });
    },
    // A database that cannot be read just now has nothing new to say.
    error: () => undefined,
  });
  return () => subscription.unsubscribe();
}
