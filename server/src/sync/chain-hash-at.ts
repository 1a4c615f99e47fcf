import { LessThanOrEqual, type EntityManager } from 'typeorm';
import { MutationLog } from './mutation-log.entity.ts';
import type { SyncHead } from './sync-head.entity.ts';

/** The hash of the last log row up to a number, '' before the first: it stands for the whole history until there. */
export async function chainHashAt(
  manager: EntityManager,
  seq: number,
  head: Pick<SyncHead, 'seq' | 'chainHash'>,
): Promise<string> {
  if (seq === head.seq) return head.chainHash;
  const row = await manager.findOne(MutationLog, {
    select: { seq: true, rowHash: true },
    where: { seq: LessThanOrEqual(seq) },
    order: { seq: 'DESC' },
  });
  return row?.rowHash ?? '';
}
