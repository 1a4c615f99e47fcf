import type { EntityManager } from 'typeorm';
import { MutationLog } from '../sync/mutation-log.entity.ts';
import { hashLogRow } from '../sync/record-changes.ts';
import { SyncHead } from '../sync/sync-head.entity.ts';

/** Rows read at once; a row is a few hundred bytes. */
const CHUNK = 1000;

export type LogProblem =
  /** The row is not what was written, or the one before it is not. */
  | { readonly kind: 'CHANGED_ROW'; readonly seq: number }
  /** The first number that neither the log nor the feed has, or has twice. */
  | { readonly kind: 'NUMBER_MISSING'; readonly seq: number }
  /** Log or feed end elsewhere than the head row says: rows were cut off, or the head was. */
  | { readonly kind: 'HEAD_DIFFERS'; readonly seq: number };

export interface LogCheck {
  readonly epoch: string;
  readonly seq: number;
  readonly logRows: number;
  /** Null: every row is as it was written, none is missing, none was added. */
  readonly problem: LogProblem | null;
}

/**
 * Checks the log from its first row to the head (S5, S15): the chain of hashes, and that log and feed number without
 * a gap. Call it in one snapshot.
 */
export async function verifyLog(manager: EntityManager): Promise<LogCheck> {
  const { epoch, seq, chainHash } = await manager.findOneByOrFail(SyncHead, { id: 1 });
  const chain = await followChain(manager);
  const numbers = chain.problem ? null : await followNumbers(manager, seq);
  const headDiffers = { kind: 'HEAD_DIFFERS', seq } as const;
  const problem = chain.problem ?? numbers ?? (chain.end === chainHash ? null : headDiffers);
  return { epoch, seq, logRows: chain.rows, problem };
}

async function followChain(manager: EntityManager) {
  let end = '';
  let rows = 0;
  for (let after = 0; ;) {
    const chunk = await manager
      .createQueryBuilder(MutationLog, 'log')
      .where('log.seq > :after', { after })
      .orderBy('log.seq')
      .limit(CHUNK)
      .getMany();
    for (const { rowHash, ...row } of chunk) {
      if (hashLogRow(end, row) !== rowHash) {
        return { end, rows, problem: { kind: 'CHANGED_ROW', seq: row.seq } as const };
      }
      end = rowHash;
      after = row.seq;
      rows += 1;
    }
    if (chunk.length < CHUNK) return { end, rows, problem: null };
  }
}

async function followNumbers(manager: EntityManager, headSeq: number): Promise<LogProblem | null> {
  let last = 0;
  for (;;) {
    const numbers = await manager.query<readonly { readonly seq: number | string }[]>(
      `SELECT seq FROM mutation_log WHERE seq > ${last} UNION ALL SELECT seq FROM change_feed WHERE seq > ${last}
       ORDER BY seq LIMIT ${CHUNK * 10}`,
    );
    for (const { seq } of numbers) {
      // PostgreSQL's driver gives a bigint as text.
      if (Number(seq) !== last + 1) return { kind: 'NUMBER_MISSING', seq: last + 1 };
      last += 1;
    }
    if (numbers.length < CHUNK * 10) break;
  }
  return last === headSeq ? null : { kind: 'HEAD_DIFFERS', seq: headSeq };
}
