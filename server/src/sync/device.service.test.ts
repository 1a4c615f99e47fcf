import { DomainError } from '@attain/shared/errors/domain-error';
import type { Grant } from '@attain/shared/organisation/scope';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { currentGrants } from '../account/current-grants.ts';
import { DeviceService } from './device.service.ts';
import { SyncDevice } from './sync-device.test-support.ts';
import { createSyncWorld, type SyncWorld } from './sync-world.test-support.ts';

describeOnEachDatabase('DeviceService', (open) => {
  let world: SyncWorld;
  let devices: DeviceService;
  beforeAll(async () => {
    world = await createSyncWorld((await open()).env);
    devices = new DeviceService(world.database, () => new Date(world.clock));
  });
  afterAll(() => world.close());

  const grantsOf = (userId: string): Promise<Grant[]> =>
    world.database.snapshots.read((manager) => currentGrants(manager, userId));

  /** A device that says that it holds this many more than it sends. */
  async function aDeviceHolding(userId: string, pending: number, ...values: string[]): Promise<SyncDevice> {
    const device = new SyncDevice(world, userId);
    const name = await world.addForm(userId === 'bob' ? 'b' : 'a');
    const mutations = values.map((value, index) => device.setActual(`${name}${index + 1}`, value));
    const all = { epoch: null, clientId: device.clientId, mutations, pending: pending + mutations.length };
    await world.pushes.push(userId, all);
    return device;
  }

  const unsentSeenBy = async (userId: string) =>
    (await devices.devicesWithUnsentWork(await grantsOf(userId))).map(({ clientId }) => clientId);

  it('counts as held only what has no verdict yet', async () => {
    const device = await aDeviceHolding('ann', 3, '6', '7');
    const own = await devices.ownDevices('ann');
    expect(own.find(({ clientId }) => clientId === device.clientId)).toEqual({
      clientId: device.clientId,
      label: '',
      platform: '',
      ownerName: '填报人 ann',
      unitNames: ['a'],
      pending: 3,
      delivered: 2,
      lastSeenAt: world.clock,
      lostCount: null,
      lostAt: null,
    });
  });

  it('keeps what the owner calls a device, and tells nobody else’s device anything', async () => {
    const device = await aDeviceHolding('ann', 1);
    const name = { clientId: device.clientId, label: ' 办公室平板 ', platform: 'Android · Chrome' };
    await devices.nameDevice('ann', { ...name, label: '旧名' });
    await devices.nameDevice('ann', name);
    const own = await devices.ownDevices('ann');
    expect(own.find(({ clientId }) => clientId === device.clientId)).toMatchObject({
      label: '办公室平板',
      platform: 'Android · Chrome',
      pending: 1,
    });
    await expect(devices.nameDevice('bob', name)).rejects.toThrow(DomainError);
    await expect(devices.reportLoss('bob', device.clientId, 1)).rejects.toThrow(DomainError);
  });

  it.each([
    ['a name too long', { clientId: 'x', label: '长'.repeat(41), platform: '' }],
    ['a control character', { clientId: 'x', label: 'a\u0000b', platform: '' }],
    ['half a pair', { clientId: 'x', label: '\ud800', platform: '' }],
    ['an id that is none', { clientId: '../x', label: '', platform: '' }],
  ])('refuses %s', async (_what, name) => {
    await expect(devices.nameDevice('ann', name)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('[S10] shows devices with unsent work to those who lead the unit, and to nobody else', async () => {
    const here = await aDeviceHolding('ann', 2);
    const there = await aDeviceHolding('bob', 2);
    const settled = await aDeviceHolding('bob', 0, '1');
    for (const leader of ['rex', 'mia', 'two']) {
      const seen = await unsentSeenBy(leader);
      expect(seen).toEqual(expect.arrayContaining([here.clientId, there.clientId]));
      expect(seen).not.toContain(settled.clientId);
    }
    for (const other of ['ann', 'abe', 'bob', 'gus', 'ada']) expect(await unsentSeenBy(other)).toEqual([]);
    expect(await devices.devicesWithUnsentWork([{ role: 'MANAGER', path: '/r/b/' }])).toMatchObject([
      { clientId: there.clientId, unitNames: ['b'], ownerName: '填报人 bob', pending: 2 },
    ]);
  });

  it('[S14] keeps the number of what was lost in sight for a month', async () => {
    const device = await aDeviceHolding('ann', 12, '6');
    await devices.reportLoss('ann', device.clientId, 9);
    const seen = await devices.devicesWithUnsentWork(await grantsOf('mia'));
    expect(seen.find(({ clientId }) => clientId === device.clientId)).toMatchObject({
      pending: 0,
      delivered: 1,
      lostCount: 12,
      lostAt: world.clock,
    });
    const now = world.clock;
    world.clock = '2025-05-01T08:00:00.000Z';
    expect(await unsentSeenBy('mia')).not.toContain(device.clientId);
    world.clock = now;
  });

  it('names the devices of a form’s conflicts to those who see the form', async () => {
    const name = await world.addForm('a');
    const [phone, tablet] = [new SyncDevice(world, 'ann'), new SyncDevice(world, 'abe')];
    await devices.nameDevice('ann', { clientId: phone.clientId, label: '手机', platform: 'iPhone' });
    await devices.nameDevice('abe', { clientId: tablet.clientId, label: '', platform: 'iPad' });
    await devices.nameDevice('abe', { clientId: 'bystander', label: '无关', platform: '' });
    await phone.push(phone.setActual(`${name}1`, '6'));
    await tablet.push(tablet.setActual(`${name}1`, '7'));
    const named = await devices.deviceNames(await grantsOf('mia'), `form-${name}`);
    expect(new Map(named.map(({ clientId, label, platform }) => [clientId, label || platform]))).toEqual(
      new Map([
        [phone.clientId, '手机'],
        [tablet.clientId, 'iPad'],
      ]),
    );
    for (const id of [`form-${name}`, 'no-such-form']) {
      await expect(devices.deviceNames(await grantsOf('bob'), id)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
  });
});
