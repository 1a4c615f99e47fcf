import { Dexie } from 'dexie';
import { LocalDatabase, type DeviceDatabase } from './database.ts';
import type { KnownViewer } from './stored-records.ts';

/** What somebody left on this device that has not reached the server. */
export interface UnsentWork {
  readonly known: KnownViewer;
  readonly count: number;
}

/** Unsent work of everybody who ever signed in here, for the sign-in page: a number, never what it says. */
export async function countUnsentWork(device: DeviceDatabase): Promise<readonly UnsentWork[]> {
  const known = await device.knownViewers.toArray();
  const counted = await Promise.all(
    known.map(async (viewer) => ({ known: viewer, count: await countOf(viewer.id) })),
  );
  return counted.filter(({ count }) => count > 0);
}

async function countOf(userId: string): Promise<number> {
  const database = new LocalDatabase(userId);
  // Counting must not create the database of somebody whose storage was cleared.
  if (!(await Dexie.exists(database.name))) return 0;
  try {
    const named = await database.outbox.toCollection().primaryKeys();
    const files = await database.evidenceUploads.where('evidenceId').noneOf(named).toArray();
    return named.length + files.filter(({ state }) => state === 'WAITING').length;
  } finally {
    database.close();
  }
}
