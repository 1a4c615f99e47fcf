import type { Grant } from '@attain/shared/organisation/scope';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Assignment } from '../account/assignment.entity.ts';
import { UserAccount } from '../account/user-account.entity.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { whereVisible } from '../organisation/visible-rows.ts';
import type { DeviceState } from './device-state.ts';
import { Device } from './device.entity.ts';
import { SyncClient } from './sync-client.entity.ts';

/** More than this nobody looks through; the longest silent ones come first. */
const MAX_DEVICES = 200;

interface ClientRow {
  readonly clientId: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly label: string | null;
  readonly platform: string | null;
  readonly pending: string | number;
  readonly delivered: string | number;
  readonly lastSeenAt: string;
  readonly lostCount: string | number | null;
  readonly lostAt: string | null;
}

/** Devices chosen by `choose`, with the names of their owners' units that the grants show. */
export async function loadDevices(
  manager: EntityManager,
  grants: readonly Grant[],
  choose: (query: SelectQueryBuilder<SyncClient>) => SelectQueryBuilder<SyncClient>,
): Promise<DeviceState[]> {
  const query = manager
    .createQueryBuilder(SyncClient, 'client')
    .innerJoin(UserAccount, 'owner', 'owner.id = client.ownerId')
    .leftJoin(Device, 'device', 'device.id = client.id')
    .select('client.id', 'clientId')
    .addSelect('client.ownerId', 'ownerId')
    .addSelect('owner.displayName', 'ownerName')
    .addSelect('device.label', 'label')
    .addSelect('device.platform', 'platform')
    .addSelect('client.pending', 'pending')
    .addSelect('client.lastSeq', 'delivered')
    .addSelect('client.lastSeenAt', 'lastSeenAt')
    .addSelect('device.lostCount', 'lostCount')
    .addSelect('device.lostAt', 'lostAt')
    .orderBy('client.lastSeenAt', 'ASC')
    .addOrderBy('client.id', 'ASC')
    .limit(MAX_DEVICES);
  const rows = await choose(query).getRawMany<ClientRow>();
  const unitNames = await unitNamesOf(manager, [...new Set(rows.map(({ ownerId }) => ownerId))], grants);
  return rows.map((row) => ({
    clientId: row.clientId,
    label: row.label ?? '',
    platform: row.platform ?? '',
    ownerName: row.ownerName,
    unitNames: unitNames.get(row.ownerId) ?? [],
    pending: Number(row.pending),
    delivered: Number(row.delivered),
    lastSeenAt: row.lastSeenAt,
    lostCount: row.lostCount === null ? null : Number(row.lostCount),
    lostAt: row.lostAt,
  }));
}

async function unitNamesOf(
  manager: EntityManager,
  ownerIds: readonly string[],
  grants: readonly Grant[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = new Map<string, string[]>();
  if (ownerIds.length === 0) return names;
  const query = manager
    .createQueryBuilder(Assignment, 'assignment')
    .innerJoin(OrgUnit, 'unit', 'unit.id = assignment.orgUnitId')
    .where('assignment.userId IN (:...ownerIds)', { ownerIds })
    .select('assignment.userId', 'userId')
    .addSelect('unit.shortName', 'name')
    .distinct(true)
    .orderBy('unit.shortName');
  const rows = await whereVisible(query, 'unit.path', 'UNIT', grants).getRawMany<{
    userId: string;
    name: string;
  }>();
  for (const { userId, name } of rows) names.set(userId, [...(names.get(userId) ?? []), name]);
  return names;
}
