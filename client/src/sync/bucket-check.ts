import { bucketKey, type Bucket, type BucketSum } from '@attain/shared/sync/bucket';
import { CHECKSUM_VERSION } from '@attain/shared/sync/checked-fields';
import type { ChecksumsAsked, PullPage } from '../api/sync.ts';
import { countServerRows, dropOrphans, listBuckets, sumBucket } from '../local-data/bucket-rows.ts';
import { readPull } from '../local-data/chain-state.ts';
import { SERVER_TABLE_NAMES, type LocalDatabase } from '../local-data/database.ts';
import { noteBucketCheck } from '../local-data/bucket-record.ts';
import { writeDurably } from '../local-data/write-durably.ts';
import { fetchBucket } from './fetch-bucket.ts';
import type { StepEnd } from './push-step.ts';
import type { SyncTransport } from './sync-transport.ts';

/** What was found equal. */
interface Verified {
  readonly digest: string;
  readonly sums: ReadonlyMap<string, BucketSum>;
  /** Server rows on the device then. */
  readonly rowCount: number;
}

const NO_ROWS = '0 0000000000000000';
const textOf = (sum: BucketSum | undefined) => (sum ? `${sum.count} ${sum.sum}` : NO_ROWS);

/**
 * Compares this device's server rows with the sums that the last page of a pull carries, and fetches a bucket that
 * differs, and only that one, anew.
 *
 * After each start everything is compared; later the buckets whose sums have changed, and at each pull one more in
 * turn. A bucket is fetched once for each sum that the server tells of it: one that differs even then (a fault that
 * fetching does not mend) is told in the diagnosis and left in peace.
 */
export class BucketCheck {
  #verified: Verified | null = null;
  #turn = 0;
  readonly #fetchedFor = new Map<string, string>();
  readonly #database: LocalDatabase;
  readonly #transport: SyncTransport;

  constructor(database: LocalDatabase, transport: SyncTransport) {
    this.#database = database;
    this.#transport = transport;
  }

  /** What to ask for with a pull from the cursor. One from the beginning brings all rows: all are compared again. */
  asked(cursor: string | null): ChecksumsAsked {
    if (cursor === null) this.#verified = null;
    return { version: CHECKSUM_VERSION, verified: this.#verified?.digest ?? null };
  }

  /** @returns `again` when something was put right: the next pull tells whether it is right now. */
  async compare(page: PullPage, nowMs: number): Promise<StepEnd> {
    const { bucketSums } = page;
    if (!bucketSums) return 'done';
    if (bucketSums.buckets === null) return this.#spotCheck(page);
    const told = new Map(bucketSums.buckets.map((sum) => [bucketKey(sum), sum]));
    const found = await this.#find(page, told);
    if (!found) return 'done';

    const lasting: string[] = [];
    let fetched = found.dropped;
    for (const bucket of found.differing) {
      const key = bucketKey(bucket);
      if (this.#fetchedFor.get(key) === textOf(told.get(key))) lasting.push(key.replace('\n', ' '));
      else {
        const outcome = await fetchBucket(this.#database, this.#transport, bucket, page);
        if (outcome.kind !== 'ok') return outcome;
        // Not to be told just now, or another tab has gone on: the next pull compares again.
        if (!outcome.value) return 'done';
        this.#fetchedFor.set(key, textOf(told.get(key)));
        fetched += 1;
      }
    }
    for (const key of found.equal) this.#fetchedFor.delete(key);
    await noteBucketCheck(this.#database, { mended: fetched, lasting, nowMs });
    if (fetched > 0) return 'again';
    this.#verified = { digest: bucketSums.digest, sums: told, rowCount: found.rowCount };
    return 'done';
  }

  /** The server's rows are those that were found equal: is a row of this device gone, or the next bucket altered? */
  async #spotCheck(page: PullPage): Promise<StepEnd> {
    const verified = this.#verified;
    if (!verified) return 'done';
    const sums = [...verified.sums.values()];
    const next = sums[(this.#turn += 1) % Math.max(1, sums.length)];
    const isRight = await this.#read(page, async () => {
      if ((await countServerRows(this.#database)) !== verified.rowCount) return false;
      if (!next || this.#fetchedFor.has(bucketKey(next))) return true;
      return textOf(await sumBucket(this.#database, next)) === textOf(next);
    });
    if (isRight !== false) return 'done';
    this.#verified = null;
    return 'again';
  }

  #find(page: PullPage, told: ReadonlyMap<string, BucketSum>) {
    const verified = this.#verified?.sums;
    const isNews = (bucket: Bucket) => {
      const key = bucketKey(bucket);
      return textOf(verified?.get(key)) !== textOf(told.get(key));
    };
    return this.#change(page, async () => {
      const own = await listBuckets(this.#database);
      const all = new Map([...told.values(), ...own].map((bucket) => [bucketKey(bucket), bucket]));
      const differing: Bucket[] = [];
      const equal: string[] = [];
      let counted = 0;
      for (const [key, bucket] of all) {
        if (verified && !isNews(bucket)) continue;
        const sum = await sumBucket(this.#database, bucket);
        counted += sum.count;
        if (textOf(sum) === textOf(told.get(key))) equal.push(key);
        else differing.push(bucket);
      }
      const rowCount = await countServerRows(this.#database);
      const hasOrphans = !verified && counted !== rowCount;
      const dropped = hasOrphans ? await dropOrphans(this.#database) : 0;
      return { differing, equal, dropped, rowCount: rowCount - dropped };
    });
  }

  /** Null: another tab has stored a later page, and what this one says of the rows is past. */
  #read<T>(page: PullPage, work: () => Promise<T>): Promise<T | null> {
    const { meta } = this.#database;
    const tables = [...SERVER_TABLE_NAMES.map((name) => this.#database.table(name)), meta];
    return this.#database.transaction('r', tables, async () =>
      (await readPull(this.#database)).cursor === page.cursor ? work() : null,
    );
  }

  #change<T>(page: PullPage, work: () => Promise<T>): Promise<T | null> {
    const { meta } = this.#database;
    const tables = [...SERVER_TABLE_NAMES.map((name) => this.#database.table(name)), meta];
    return writeDurably(this.#database, () =>
      this.#database.transaction('rw', tables, async () =>
        (await readPull(this.#database)).cursor === page.cursor ? work() : null,
      ),
    );
  }
}
