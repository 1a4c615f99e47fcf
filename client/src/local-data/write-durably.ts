import type { Dexie } from 'dexie';

/** Waits before the second and third attempt: a lost connection to IndexedDB is back within half a second or not at all. */
const RETRY_AFTER_MS = [100, 500];

/** WebKit has been seen never to answer; a person must not believe for longer than this that it is being saved. */
const ANSWER_WITHIN_MS = 10_000;

/** IndexedDB did not take it, also not after reopening (quota, lost connection). Nothing may be shown as saved (SY4). */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
}

/**
 * Runs a write until its transaction has completed, reopening the database in between.
 *
 * @param write Must be repeatable: an attempt may have been committed although its answer was lost.
 * @throws StorageFailure after the last attempt
 */
export async function writeDurably<T>(database: Dexie, write: () => Promise<T>): Promise<T> {
  for (const wait of [...RETRY_AFTER_MS, null]) {
    try {
      return await withinTime(write());
    } catch (cause) {
      if (wait === null) throw new StorageFailure('IndexedDB does not take the write', { cause });
      await pause(wait);
      await reopen(database);
    }
  }
  throw new StorageFailure('no attempt was made');
}

async function reopen(database: Dexie): Promise<void> {
  try {
    database.close({ disableAutoOpen: false });
    await withinTime(database.open());
  } catch {
    // The next attempt fails by the same cause and reports it.
  }
}

async function withinTime<T>(work: PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${ANSWER_WITHIN_MS} ms`)), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
