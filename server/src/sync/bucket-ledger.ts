import { bucketKey, bucketOf, RunningSum, type Bucket, type BucketSum } from '@attain/shared/sync/bucket';
import { isCheckedList, type CheckedFields } from '@attain/shared/sync/checked-fields';
import { rowChecksum, type Checksum } from '@attain/shared/sync/row-checksum';
import { canSee, type Grant, type Reach } from '@attain/shared/organisation/scope';
import type { SyncEntity } from './sync-entity.ts';
import { SYNCED_LISTS, type SyncedRow } from './synced-lists.ts';

export interface RowName {
  readonly entity: SyncEntity;
  readonly id: string;
}

/** Rows of one bucket under one path: whoever sees one of them sees all. */
interface Part {
  readonly bucket: Bucket;
  readonly reach: Reach;
  readonly ownerPath: string;
  readonly sum: RunningSum;
  readonly names: Map<string, RowName>;
}

/** A row whose form or table is not there is in no bucket, and compared with nothing. */
const NOWHERE: Bucket = { unitId: '?', roundId: '?' };

/**
 * Checksums of all synced rows at one place of the feed, summed up by bucket and path: under 1 KB a row, so that
 * a pull adds up a few numbers whoever asks, and a change costs the rows that changed.
 */
export class BucketLedger {
  readonly #fields: CheckedFields;
  readonly #rows = new Map<string, { readonly checksum: Checksum; readonly part: Part }>();
  readonly #parts = new Map<string, Part>();
  readonly #places = new Map<string, Bucket>();

  constructor(fields: CheckedFields) {
    this.#fields = fields;
  }

  put(entity: SyncEntity, row: SyncedRow): void {
    this.remove({ entity, id: row.id });
    const source = SYNCED_LISTS[entity];
    const { list } = source;
    if (!isCheckedList(list)) return;
    const fields = this.#fields[list];
    if (!fields) return;
    const bucket = bucketOf(list, row, {
      ofForm: (id) => this.#places.get(`SELF_EVALUATION ${id}`),
      ofTable: (id) => this.#places.get(`TARGET_TABLE ${id}`),
    });
    const key = `${entity} ${row.id}`;
    if (bucket && (entity === 'SELF_EVALUATION' || entity === 'TARGET_TABLE')) this.#places.set(key, bucket);
    const part = this.#partOf(bucket ?? NOWHERE, source.reach, String(row[source.pathField]));
    const checksum = rowChecksum(list, fields, row);
    part.sum.add(checksum);
    part.names.set(key, { entity, id: row.id });
    this.#rows.set(key, { checksum, part });
  }

  remove({ entity, id }: RowName): void {
    const key = `${entity} ${id}`;
    const known = this.#rows.get(key);
    if (!known) return;
    known.part.sum.remove(known.checksum);
    known.part.names.delete(key);
    this.#rows.delete(key);
  }

  /** Whether the row is as it was when its last change was recorded. */
  agreesWith(entity: SyncEntity, row: SyncedRow): boolean {
    const { list } = SYNCED_LISTS[entity];
    if (!isCheckedList(list)) return true;
    const known = this.#rows.get(`${entity} ${row.id}`)?.checksum;
    const now = rowChecksum(list, this.#fields[list] ?? [], row);
    return known?.high === now.high && known.low === now.low;
  }

  /** Of the buckets that the grants show; one that they show in part counts that part. */
  sumsFor(grants: readonly Grant[]): BucketSum[] {
    const sums = new Map<string, { readonly bucket: Bucket; readonly sum: RunningSum }>();
    for (const { bucket, sum } of this.#visible(grants)) {
      if (sum.count === 0 || bucket === NOWHERE) continue;
      const key = bucketKey(bucket);
      const known = sums.get(key) ?? { bucket, sum: new RunningSum() };
      known.sum.merge(sum);
      sums.set(key, known);
    }
    return [...sums.values()].map(({ bucket, sum }) => ({ ...bucket, count: sum.count, sum: sum.sum }));
  }

  /** The rows of a bucket that the grants show, always in the same order. */
  rowsOf(bucket: Bucket, grants: readonly Grant[]): RowName[] {
    const key = bucketKey(bucket);
    const names = this.#visible(grants)
      .filter((part) => bucketKey(part.bucket) === key)
      .flatMap((part) => [...part.names]);
    return names.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
  }

  #visible(grants: readonly Grant[]): Part[] {
    return [...this.#parts.values()].filter(({ reach, ownerPath }) => canSee(grants, reach, ownerPath));
  }

  #partOf(bucket: Bucket, reach: Reach, ownerPath: string): Part {
    const key = `${bucketKey(bucket)}\n${reach}\n${ownerPath}`;
    const known = this.#parts.get(key);
    if (known) return known;
    const part = { bucket, reach, ownerPath, sum: new RunningSum(), names: new Map<string, RowName>() };
    this.#parts.set(key, part);
    return part;
  }
}
