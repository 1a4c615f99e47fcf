import { In, type EntityManager } from 'typeorm';
import { readFields } from '../database/read-lists.ts';
import type { FieldStamps } from '../self-evaluation/field-stamp.ts';
import { MutationLog } from './mutation-log.entity.ts';
import type { SyncedRow } from './synced-lists.ts';

/** Ids of one SELECT, as for rows. */
const CHUNK = 500;

/**
 * Gives the stamps of rows their places in the log, by which a device knows what a backup holds.
 *
 * A stored stamp has the client's own number: the place is taken last in the transaction, when rows are written
 * already. A stamp whose mutation is in no log (values that came with the form) stays as it is.
 */
export async function placeStamps(
  manager: EntityManager,
  rows: readonly SyncedRow[],
): Promise<readonly SyncedRow[]> {
  const ids = new Set(
    rows.flatMap((row) => Object.values(stampsOf(row)).map(({ mutationId }) => mutationId)),
  );
  if (ids.size === 0) return rows;
  const places = await readPlaces(manager, [...ids]);
  return rows.map((row) => {
    const stamps = Object.entries(stampsOf(row)).map(([field, stamp]) => {
      const seq = places.get(stamp.mutationId) ?? stamp.seq;
      return [field, { ...stamp, seq }];
    });
    return stamps.length === 0 ? row : { ...row, stamps: Object.fromEntries(stamps) as FieldStamps };
  });
}

async function readPlaces(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const query = manager
      .createQueryBuilder(MutationLog, 'log')
      .where({ id: In(ids.slice(start, start + CHUNK)) });
    for (const { id, seq } of await readFields(manager, query, ['id', 'seq'], 'seq')) places.set(id, seq);
  }
  return places;
}

function stampsOf(row: SyncedRow): FieldStamps {
  // Of the synced entities those with `stamps` declare them so.
  return (row['stamps'] as FieldStamps | undefined) ?? {};
}
