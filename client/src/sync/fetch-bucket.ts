import type { Bucket } from '@attain/shared/sync/bucket';
import { CHECKSUM_VERSION } from '@attain/shared/sync/checked-fields';
import type { Outcome } from '../api/outcome.ts';
import type { PullPage } from '../api/sync.ts';
import { readBucketRows } from '../local-data/bucket-rows.ts';
import { readPull } from '../local-data/chain-state.ts';
import { SERVER_TABLE_NAMES, type LocalDatabase } from '../local-data/database.ts';
import { writeDurably } from '../local-data/write-durably.ts';
import type { SyncTransport } from './sync-transport.ts';

/** A bucket of more pages is a server that does not end. */
const MOST_PAGES = 200;

/**
 * Puts the server's rows of a bucket in the place of this device's, in one transaction. What people entered lies in
 * other tables and stays.
 *
 * The rows may be newer than the page whose sums differed: the feed brings them once more, and nothing is older.
 *
 * @returns false when the server cannot tell them now, or another tab has pulled meanwhile; nothing is changed then
 */
export async function fetchBucket(
  database: LocalDatabase,
  transport: SyncTransport,
  { unitId, roundId }: Bucket,
  since: PullPage,
): Promise<Outcome<boolean>> {
  const pages: PullPage[] = [];
  for (let after: string | null = null, hasMore = true; hasMore;) {
    const outcome = await transport.pullBucket({ unitId, roundId, version: CHECKSUM_VERSION }, after);
    if (outcome.kind !== 'ok') return outcome;
    const page = outcome.value;
    if (page?.epoch !== since.epoch || pages.length >= MOST_PAGES) return { kind: 'ok', value: false };
    pages.push(page);
    after = page.cursor;
    hasMore = page.hasMore;
  }
  const value = await writeDurably(database, () =>
    replaceBucket(database, { unitId, roundId }, pages, since),
  );
  return { kind: 'ok', value };
}

function replaceBucket(
  database: LocalDatabase,
  bucket: Bucket,
  pages: readonly PullPage[],
  since: PullPage,
): Promise<boolean> {
  const tables = SERVER_TABLE_NAMES.map((name) => database.table(name));
  return database.transaction('rw', [...tables, database.meta], async () => {
    if ((await readPull(database)).cursor !== since.cursor) return false;
    for (const [name, rows] of await readBucketRows(database, bucket)) {
      await database.table(name).bulkDelete(rows.map(({ id }) => id));
    }
    for (const page of pages) {
      await Promise.all(SERVER_TABLE_NAMES.map((name) => database.table(name).bulkPut([...page[name]])));
    }
    return true;
  });
}
