import { canSee, personalPath, type Grant } from '@attain/shared/organisation/scope';
import type { EntityManager } from 'typeorm';
import { readLists, type ListOf } from '../database/read-lists.ts';
import { placeStamps } from './place-stamps.ts';
import type { Eviction } from './pull-result.ts';
import type { ChangedRow } from './read-window.ts';
import { SyncEntity } from './sync-entity.ts';
import { SYNCED_LISTS, type SyncedList, type SyncedRow, type SyncedRows } from './synced-lists.ts';

/**
 * Loads the rows that changed, as they stand now and in one statement. A row that is gone or that the grants do not
 * show any more becomes an eviction.
 */
export async function loadRows(
  manager: EntityManager,
  changes: readonly Pick<ChangedRow, 'entity' | 'entityId'>[],
  grants: readonly Grant[],
): Promise<{ readonly rows: SyncedRows; readonly evictions: readonly Eviction[] }> {
  const changed = new Map<SyncEntity, Set<string>>();
  for (const { entity, entityId } of changes) {
    const ids = changed.get(entity);
    if (ids) ids.add(entityId);
    else changed.set(entity, new Set([entityId]));
  }
  const wanted = [...changed].map(([entity, ids]): [string, ListOf<SyncedRow>] => {
    const where: ListOf<SyncedRow>['where'] = (isOneOf) => isOneOf('id', [...ids]);
    return [entity, { entity: SYNCED_LISTS[entity].entity, where, orderBy: 'id' }];
  });
  const loaded = await readLists<Record<string, SyncedRow>>(manager, Object.fromEntries(wanted));

  const rows: Record<string, readonly SyncedRow[]> = {};
  const evictions: Eviction[] = [];
  for (const entity of Object.values(SyncEntity)) {
    const source = SYNCED_LISTS[entity];
    const visible = (loaded[entity] ?? []).filter((row) => isVisible(row, source, grants));
    const gone = new Set(changed.get(entity));
    for (const { id } of visible) gone.delete(id);
    evictions.push(...[...gone].map((id) => ({ entity, id })));
    rows[source.list] = await placeStamps(manager, visible);
  }
  return { rows: rows as unknown as SyncedRows, evictions }; // each list was set, with rows of its own entity
}

/** Its author is told of a row of theirs also where they see the form no more. */
function isVisible(row: SyncedRow, source: SyncedList, grants: readonly Grant[]): boolean {
  const { pathField, authorField } = source;
  return (
    canSee(grants, source.reach, String(row[pathField])) ||
    (authorField !== null && canSee(grants, 'UNIT', personalPath(String(row[authorField]))))
  );
}
