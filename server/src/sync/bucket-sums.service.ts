import { digestOfSums } from '@attain/shared/sync/bucket';
import { checkedFieldsOf } from '@attain/shared/sync/checked-fields';
import type { Grant } from '@attain/shared/organisation/scope';
import { MoreThan, type EntityManager } from 'typeorm';
import { readLists, type ListOf } from '../database/read-lists.ts';
import { BucketLedger, type RowName } from './bucket-ledger.ts';
import type { BucketInput, BucketSums, ChecksumsInput } from './bucket-result.ts';
import { ChangeFeed } from './change-feed.entity.ts';
import { SyncEntity } from './sync-entity.ts';
import { SYNCED_LISTS, type SyncedRow } from './synced-lists.ts';

/** A place in the server's log and feed. */
interface Head {
  readonly epoch: string;
  readonly seq: number;
}

interface Kept extends Head {
  readonly ledger: BucketLedger;
}

/** Rows of one SELECT while everything is summed up. */
const CHUNK = 2000;

/** Forms and tables first: what hangs on them is laid where they are. */
const IN_ORDER: readonly SyncEntity[] = [
  'TARGET_TABLE',
  'SELF_EVALUATION',
  ...Object.values(SyncEntity).filter((entity) => entity !== 'TARGET_TABLE' && entity !== 'SELF_EVALUATION'),
];

/**
 * The sums by which devices find out that a row of theirs is missing or altered. Everything is read once after the
 * start; from then on only rows that the feed names are read again, however many devices ask.
 */
export class BucketSumsService {
  readonly #kept = new Map<number, Kept>();
  #tail: Promise<unknown> = Promise.resolve();

  /**
   * Sums of what the grants show at this place of the feed. Null: the device compares by fields that this server does
   * not know, or another pull has read a later state meanwhile; it compares next time.
   */
  async sumsAt(
    manager: EntityManager,
    head: Head,
    grants: readonly Grant[],
    asked: ChecksumsInput,
  ): Promise<BucketSums | null> {
    const ledger = await this.#ledgerAt(manager, head, asked.version);
    if (!ledger) return null;
    const buckets = ledger.sumsFor(grants);
    const digest = digestOfSums(buckets);
    return { digest, buckets: digest === asked.verified ? null : buckets };
  }

  /** Rows of a bucket that the grants show, or null as above. */
  async rowsAt(
    manager: EntityManager,
    head: Head,
    grants: readonly Grant[],
    bucket: BucketInput,
  ): Promise<{ readonly names: readonly RowName[]; readonly ledger: BucketLedger } | null> {
    const ledger = await this.#ledgerAt(manager, head, bucket.version);
    return ledger && { names: ledger.rowsOf(bucket, grants), ledger };
  }

  #ledgerAt(manager: EntityManager, head: Head, version: number): Promise<BucketLedger | null> {
    // One after the other: two would read the same changes into the same sums.
    const ledger = this.#tail.then(() => this.#bringTo(manager, head, version));
    this.#tail = ledger.catch(() => undefined);
    return ledger;
  }

  async #bringTo(manager: EntityManager, head: Head, version: number): Promise<BucketLedger | null> {
    const fields = checkedFieldsOf(version);
    if (!fields) return null;
    const kept = this.#kept.get(version);
    if (kept?.epoch === head.epoch && kept.seq >= head.seq) return kept.seq === head.seq ? kept.ledger : null;
    // What is read halfway when the database fails is begun anew.
    this.#kept.delete(version);
    const isSameHistory = kept?.epoch === head.epoch;
    const ledger = isSameHistory ? kept.ledger : new BucketLedger(fields);
    if (isSameHistory) await readChanges(manager, ledger, kept.seq);
    else await readEverything(manager, ledger);
    this.#kept.set(version, { epoch: head.epoch, seq: head.seq, ledger });
    return ledger;
  }
}

async function readEverything(manager: EntityManager, ledger: BucketLedger): Promise<void> {
  for (const entity of IN_ORDER) {
    for (let after = '', isMore = true; isMore;) {
      const page = await manager.find(SYNCED_LISTS[entity].entity, {
        where: { id: MoreThan(after) },
        order: { id: 'ASC' },
        take: CHUNK,
      });
      for (const row of page) ledger.put(entity, row);
      isMore = page.length === CHUNK;
      after = page.at(-1)?.id ?? after;
    }
  }
}

/** The snapshot ends at the head, so there is no bound above. */
async function readChanges(manager: EntityManager, ledger: BucketLedger, after: number): Promise<void> {
  const changes = await manager
    .createQueryBuilder(ChangeFeed, 'feed')
    .select('feed.entity', 'entity')
    .addSelect('feed.entityId', 'id')
    .distinct()
    .where('feed.seq > :after', { after })
    .getRawMany<RowName>();
  const named = (entity: SyncEntity) =>
    changes.filter((change) => change.entity === entity).map(({ id }) => id);
  const changed = IN_ORDER.filter((entity) => named(entity).length > 0);
  const wanted = changed.map((entity): [string, ListOf<SyncedRow>] => {
    const where: ListOf<SyncedRow>['where'] = (isOneOf) => isOneOf('id', named(entity));
    return [entity, { entity: SYNCED_LISTS[entity].entity, where, orderBy: 'id' }];
  });
  const rows = await readLists<Record<string, SyncedRow>>(manager, Object.fromEntries(wanted));
  for (const entity of changed) {
    const gone = new Set(named(entity));
    for (const row of rows[entity] ?? []) {
      ledger.put(entity, row);
      gone.delete(row.id);
    }
    for (const id of gone) ledger.remove({ entity, id });
  }
}
