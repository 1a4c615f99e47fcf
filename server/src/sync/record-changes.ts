import { createHash } from 'node:crypto';
import { canonicalJson } from '@attain/shared/canonical-json/canonical-json';
import type { Reach } from '@attain/shared/organisation/scope';
import type { EntityManager } from 'typeorm';
import { insertRows } from '../database/insert-rows.ts';
import { ChangeFeed } from './change-feed.entity.ts';
import { reachFaultPoint } from './fault-point.ts';
import { MutationLog } from './mutation-log.entity.ts';
import type { SyncEntity } from './sync-entity.ts';
import type { SyncHead } from './sync-head.entity.ts';

/** A row that a unit of work made or changed, and who may see it. */
export interface Change {
  readonly entity: SyncEntity;
  readonly id: string;
  readonly reach: Reach;
  readonly ownerPath: string;
}

export type UnnumberedLogRow = Omit<MutationLog, 'seq' | 'txSeq' | 'rowHash'>;

interface Recorded {
  /** The last number given out; it ends this transaction's page of a pull. */
  readonly txSeq: number;
  readonly logRows: readonly MutationLog[];
}

/**
 * Writes what a unit of work did into log and feed, numbered by the head row.
 *
 * The last thing in its transaction: the head stays locked from here to the commit, so numbers follow the order of
 * commits and have no gaps, and nobody waits for the lock longer than these few statements.
 */
export async function recordChanges(
  manager: EntityManager,
  changes: readonly Change[],
  unnumbered: readonly UnnumberedLogRow[] = [],
): Promise<Recorded> {
  const count = changes.length + unnumbered.length;
  const head = await lockHead(manager);
  const txSeq = head.seq + count;
  reachFaultPoint('after-head-taken');

  const first = txSeq - count + 1;
  const logRows = chainRows(unnumbered, first, txSeq, head.chainHash);
  const feedRows = changes.map(({ entity, id, reach, ownerPath }, index): ChangeFeed => ({
    seq: first + logRows.length + index,
    txSeq,
    entity,
    entityId: id,
    reach,
    ownerPath,
  }));
  const chainHash = logRows.at(-1)?.rowHash ?? head.chainHash;
  await manager.query('UPDATE sync_head SET seq = $1, chain_hash = $2 WHERE id = 1', [txSeq, chainHash]);
  await insertRows(manager, MutationLog, logRows);
  await insertRows(manager, ChangeFeed, feedRows);
  return { txSeq, logRows };
}

/** Whoever comes second waits here, and then sees what the first one did. SQLite lets in one writer at a time. */
async function lockHead(manager: EntityManager): Promise<Pick<SyncHead, 'seq' | 'chainHash'>> {
  const lock = manager.connection.options.type === 'postgres' ? 'FOR UPDATE' : '';
  const [head] = await manager.query<{ readonly seq: number | string; readonly chain_hash: string }[]>(
    `SELECT seq, chain_hash FROM sync_head WHERE id = 1 ${lock}`,
  );
  if (!head) throw new Error('the head is not there');
  return { seq: Number(head.seq), chainHash: head.chain_hash };
}

/** The hash that chains a log row to the one before: whoever edits an old row breaks every hash after it. */
export function hashLogRow(previousHash: string, row: Omit<MutationLog, 'rowHash'>): string {
  return createHash('sha256').update(previousHash).update(canonicalJson(row)).digest('hex');
}

function chainRows(
  unnumbered: readonly UnnumberedLogRow[],
  first: number,
  txSeq: number,
  chainHash: string,
): MutationLog[] {
  let previousHash = chainHash;
  return unnumbered.map((row, index) => {
    const numbered = { ...row, seq: first + index, txSeq };
    previousHash = hashLogRow(previousHash, numbered);
    return { ...numbered, rowHash: previousHash };
  });
}
