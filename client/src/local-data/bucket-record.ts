import type { LocalDatabase } from './database.ts';
import type { BucketRecord } from './stored-records.ts';

const NOTHING_YET: BucketRecord = { mended: 0, lastMendedAt: null, lasting: [] };

/** What comparing server rows with the server's sums has come to, for the diagnosis. */
export async function readBucketRecord({ meta }: LocalDatabase): Promise<BucketRecord> {
  const record = await meta.get('bucket-record');
  return record?.key === 'bucket-record' ? record.value : NOTHING_YET;
}

/** Written down only when something differed, or does no more. */
export async function noteBucketCheck(
  database: LocalDatabase,
  found: { readonly mended: number; readonly lasting: readonly string[]; readonly nowMs: number },
): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    const before = await readBucketRecord(database);
    if (found.mended === 0 && found.lasting.join() === before.lasting.join()) return;
    const value: BucketRecord = {
      mended: before.mended + found.mended,
      lastMendedAt: found.mended > 0 ? new Date(found.nowMs).toISOString() : before.lastMendedAt,
      lasting: found.lasting,
    };
    await database.meta.put({ key: 'bucket-record', value });
  });
}
