import type { Grant } from '@attain/shared/organisation/scope';
import type { EntityManager } from 'typeorm';
import type { BucketLedger, RowName } from './bucket-ledger.ts';
import { loadRows } from './load-rows.ts';
import type { PullPage } from './pull-result.ts';
import { SyncEntity } from './sync-entity.ts';
import { SYNCED_LISTS } from './synced-lists.ts';

interface BucketRows {
  /** In the order of their names. */
  readonly names: readonly RowName[];
  readonly ledger: BucketLedger;
  readonly grants: readonly Grant[];
}

type BucketPage = Omit<PullPage, 'epoch' | 'seq' | 'safeSeq' | 'serverTime'> & {
  /** Rows that are not as their last recorded change left them: the database was changed behind the server's back. */
  readonly altered: readonly string[];
};

/** The rows of a bucket after a name, `limit` at most, as they stand now. */
export async function readBucket(
  manager: EntityManager,
  { names, ledger, grants }: BucketRows,
  after: string,
  limit: number,
): Promise<BucketPage> {
  const left = names.filter((name) => nameText(name) > after);
  const page = left.slice(0, limit);
  const asked = page.map(({ entity, id }) => ({ entity, entityId: id }));
  const { rows, evictions } = await loadRows(manager, asked, grants);
  const differing = Object.values(SyncEntity).flatMap((entity) =>
    rows[SYNCED_LISTS[entity].list]
      .filter((row) => !ledger.agreesWith(entity, row))
      .map(({ id }) => ({ entity, id })),
  );
  const last = page.at(-1);
  return {
    kind: 'PullPage',
    ...rows,
    cursor: last ? nameText(last) : after,
    hasMore: left.length > page.length,
    evictions: [],
    verdicts: [],
    bucketSums: null,
    altered: [...differing, ...evictions].map(nameText),
  };
}

function nameText({ entity, id }: RowName): string {
  return `${entity} ${id}`;
}
