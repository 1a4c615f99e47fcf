import { DomainError } from '@attain/shared/errors/domain-error';
import type { Grant } from '@attain/shared/organisation/scope';
import { In, type EntityManager } from 'typeorm';
import { Assignment } from '../account/assignment.entity.ts';
import type { Clock } from '../account/clock.ts';
import { currentGrants } from '../account/current-grants.ts';
import type { Database } from '../database/data-source.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { whereVisible } from '../organisation/visible-rows.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import type { DeviceName, DeviceState } from './device-state.ts';
import { Device } from './device.entity.ts';
import { FieldConflict } from './field-conflict.entity.ts';
import { loadDevices } from './load-devices.ts';
import { lockClient } from './lock-client.ts';
import { SyncClient } from './sync-client.entity.ts';

const ID = /^[0-9A-Za-z._:-]{1,48}$/;
const MAX_NAME_LENGTH = 40;
/** Characters that no screen shows: controls, and halves of a pair. */
const UNREADABLE = /[\p{Cc}\p{Cs}]/u;

/** Losses are shown so long; the log keeps what became of the device for ever. */
const LOSS_SHOWN_FOR_MS = 30 * 86_400_000;

export class DeviceService {
  constructor(
    private readonly database: Database,
    private readonly now: Clock,
  ) {}

  /** Every device that the person has sent from. */
  ownDevices(userId: string): Promise<DeviceState[]> {
    return this.database.snapshots.read(async (manager) =>
      loadDevices(manager, await currentGrants(manager, userId), (query) =>
        query.where('client.ownerId = :userId', { userId }),
      ),
    );
  }

  /** Devices that held unsent work when last heard, or lost some lately, of people whose units the viewer leads. */
  devicesWithUnsentWork(grants: readonly Grant[]): Promise<DeviceState[]> {
    const leading = grants.filter(({ role }) => role === 'REVIEWER' || role === 'MANAGER');
    const lostSince = new Date(this.now().getTime() - LOSS_SHOWN_FOR_MS).toISOString();
    return this.database.snapshots.read((manager) =>
      loadDevices(manager, leading, (query) => {
        const owners = query
          .subQuery()
          .select('assignment.userId')
          .from(Assignment, 'assignment')
          .innerJoin(OrgUnit, 'unit', 'unit.id = assignment.orgUnitId');
        const visible = whereVisible(owners, 'unit.path', 'UNIT', leading);
        return query
          .where(`client.ownerId IN ${visible.getQuery()}`)
          .andWhere('(client.pending > 0 OR device.lostAt > :lostSince)', { lostSince })
          .setParameters(visible.getParameters());
      }),
    );
  }

  /**
   * What the devices are called from which the values came that met in one form.
   *
   * @throws DomainError NOT_FOUND, the same for an unknown form and for one out of scope
   */
  deviceNames(grants: readonly Grant[], selfEvaluationId: string): Promise<DeviceName[]> {
    return this.database.snapshots.read(async (manager) => {
      const query = manager.createQueryBuilder(SelfEvaluation, 'form').where('form.id = :id', {
        id: selfEvaluationId,
      });
      const form = await whereVisible(query, 'form.orgPath', 'UNIT', grants).getOne();
      if (!form) throw new DomainError('NOT_FOUND', {});
      const conflicts = await manager.findBy(FieldConflict, { selfEvaluationId });
      const ids = new Set(conflicts.flatMap(({ mine, theirs }) => [mine.clientId, theirs.clientId]));
      const devices = await manager.find(Device, { where: { id: In([...ids]) }, order: { id: 'ASC' } });
      return devices.map(({ id, label, platform }) => ({ clientId: id, label, platform }));
    });
  }

  /**
   * Keeps what a device wants to be called.
   *
   * @throws DomainError BAD_REQUEST; FORBIDDEN for a device of somebody else
   */
  async nameDevice(userId: string, name: DeviceName): Promise<boolean> {
    const { clientId } = name;
    if (!ID.test(clientId)) throw new DomainError('BAD_REQUEST', { problem: 'clientId' });
    const label = readName(name.label, 'label');
    const platform = readName(name.platform, 'platform');
    await this.database.gate.run(async (manager) => {
      await this.#lock(manager, userId, clientId);
      await manager
        .createQueryBuilder()
        .insert()
        .into(Device)
        .values({ id: clientId, ownerId: userId, label, platform, lostCount: null, lostAt: null })
        .orUpdate(['label', 'platform'], ['id'])
        .updateEntity(false)
        .execute();
    });
    return true;
  }

  /**
   * The person says that the store of a device was wiped: what it announced last will not come any more. The number
   * stays on record and is shown to those who lead the unit (S14).
   *
   * @throws DomainError NOT_FOUND for a device that never sent anything; FORBIDDEN for one of somebody else
   */
  async reportLoss(userId: string, clientId: string, count: number): Promise<boolean> {
    if (!Number.isSafeInteger(count) || count < 0) throw new DomainError('BAD_REQUEST', { problem: 'count' });
    await this.database.gate.run(async (manager) => {
      const client = await this.#lock(manager, userId, clientId);
      const lostCount = Math.max(count, client.pending);
      const lostAt = this.now().toISOString();
      await manager
        .createQueryBuilder()
        .insert()
        .into(Device)
        .values({ id: clientId, ownerId: userId, label: '', platform: '', lostCount, lostAt })
        .orUpdate(['lost_count', 'lost_at'], ['id'])
        .updateEntity(false)
        .execute();
      await manager.update(SyncClient, { id: clientId }, { pending: 0 });
    });
    return true;
  }

  #lock(manager: EntityManager, userId: string, clientId: string): Promise<SyncClient> {
    return lockClient(manager, clientId, userId, this.now().toISOString());
  }
}

function readName(text: string, problem: string): string {
  const name = text.trim();
  if (name.length > MAX_NAME_LENGTH || UNREADABLE.test(name))
    throw new DomainError('BAD_REQUEST', { problem });
  return name;
}
