import { canSee, type Grant } from '@attain/shared/organisation/scope';
import { In, type EntityManager } from 'typeorm';
import type { ChangeFeed } from './change-feed.entity.ts';
import { placeStamps } from './place-stamps.ts';
import type { Eviction } from './pull-result.ts';
import { SyncEntity } from './sync-entity.ts';
import { SYNCED_LISTS, type SyncedList, type SyncedRow, type SyncedRows } from './synced-lists.ts';

/** Ids of one SELECT: well under the parameters that either database takes. */
const CHUNK = 500;

/**
 * Loads the rows that changed, as they stand now and one query per entity. A row that is gone or that the grants do
 * not show any more becomes an eviction.
 */
export async function loadRows(
  manager: EntityManager,
  changes: readonly ChangeFeed[],
  grants: readonly Grant[],
): Promise<{ readonly rows: SyncedRows; readonly evictions: readonly Eviction[] }> {
  const rows: Record<string, readonly SyncedRow[]> = {};
  const evictions: Eviction[] = [];
  for (const entity of Object.values(SyncEntity)) {
    const ids = new Set(changes.filter((change) => change.entity === entity).map(({ entityId }) => entityId));
    const source = SYNCED_LISTS[entity];
    const loaded = await loadByIds(manager, source, [...ids]);
    const visible = loaded.filter((row) => canSee(grants, source.reach, String(row[source.pathField])));
    for (const { id } of visible) ids.delete(id);
    evictions.push(...[...ids].map((id) => ({ entity, id })));
    rows[source.list] = await placeStamps(manager, visible);
  }
  // Each list of the table has been set, with rows of its own entity.
  return { rows: rows as unknown as SyncedRows, evictions };
}

async function loadByIds(
  manager: EntityManager,
  { entity }: SyncedList,
  ids: readonly string[],
): Promise<SyncedRow[]> {
  const rows: SyncedRow[] = [];
  for (let start = 0; start < ids.length; start += CHUNK) {
    const where = { id: In(ids.slice(start, start + CHUNK)) };
    rows.push(...(await manager.find(entity, { where, order: { id: 'ASC' } })));
  }
  return rows;
}
