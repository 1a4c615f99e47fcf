import type { LocalDatabase } from '../../../client/src/local-data/database.ts';
import type { StorageUser } from '../world/device-storage.ts';
import { Device } from '../world/device.ts';
import type { World } from '../world/world.ts';
import { act } from './act.ts';
import type { PersonStep, Step, StepOf } from './step.ts';

/** Somebody who writes into a storage beside the app; a new one each time, since they hold their connections. */
function clerk(): StorageUser {
  return { isDead: false, crashIn: null, connections: [], die: () => undefined };
}

/** Lets one step happen, and everything that follows from it at once. */
export async function takeStep(world: World, step: Step): Promise<void> {
  for (const person of personsOf(step)) await world.device(person.device)?.tab(person.tab);
  if (step.do === 'together') {
    // Two tabs or two devices at the same moment; the lag shifts the second against the first.
    begin(world, step.first);
    await world.runtime.turns(step.lag);
    begin(world, step.second);
  } else if (isOfPerson(step)) begin(world, step);
  else await happen(world, step);
  await world.settle();
  for (const device of world.devices.values()) for (const tab of device.openTabs()) tab.forgetFaults();
}

function personsOf(step: Step): readonly PersonStep[] {
  if (step.do === 'together') return [...personsOf(step.first), ...personsOf(step.second)];
  return isOfPerson(step) && step.do !== 'crash' && step.do !== 'close' ? [step] : [];
}

function isOfPerson(step: Step): step is PersonStep {
  return 'tab' in step;
}

/** Nobody waits for what a person begins: their tab may end, or wait for a slow answer, and the world goes on. */
function begin(world: World, step: Step): void {
  if (!isOfPerson(step)) return;
  const tab = world.devices.get(step.device)?.tabs[step.tab];
  if (!tab || tab.isDead) return;
  if (step.do === 'crash') return tab.die();
  const doing = step.do === 'close' ? tab.close() : act(world, tab, step);
  doing.catch((error: unknown) => {
    if (tab.isDead) return;
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    world.record({ kind: 'defect', where: step.device, message });
  });
}

async function happen(world: World, step: Exclude<Step, PersonStep | StepOf<'together'>>): Promise<void> {
  switch (step.do) {
    case 'offline':
    case 'online': {
      const device = world.device(step.device);
      if (!device) return;
      device.isOffline = step.do === 'offline';
      if (!device.isOffline) for (const tab of device.openTabs()) void tab.engine.syncNow();
      return;
    }
    case 'wipe': {
      const device = world.devices.get(step.device);
      if (!device) return;
      device.wipe();
      return world.record({ kind: 'wiped', device: step.device });
    }
    case 'copy':
      return copyDevice(world, step);
    case 'spoil':
      return spoilRow(world, step);
    case 'clock':
      return world.device(step.device)?.jump(step.to);
    case 'pass':
      return world.runtime.pass(step.ms, () => world.settle());
    case 'deliver':
      return step.what === 'late' ? world.network.deliverLate(step.n) : world.network.deliverSlow(step.n);
    case 'backup':
      return world.backup();
    case 'restart':
      return world.server.restart();
    case 'restore':
      return world.restore(step.which, step.hasNewEpoch);
    case 'scope':
      return world.changeScope(step.user, step.to === 'none' ? [] : [['PREPARER', step.to]]);
  }
}

async function spoilRow(world: World, { device: name, n }: StepOf<'spoil'>): Promise<void> {
  const device = world.devices.get(name);
  if (!device || device.storage.tableNames().length === 0) return;
  const database = device.storage.open(clerk());
  const table = database.indicatorActuals;
  const rows = await table.toArray();
  const row = rows[n % Math.max(1, rows.length)];
  if (row) await (n % 2 === 0 ? table.delete(row.id) : table.put({ ...row, valueText: '写坏了' }));
  database.close();
}

/** A phone's backup put onto a second phone: everything in its storage, byte for byte. */
async function copyDevice(world: World, { device: from }: StepOf<'copy'>): Promise<void> {
  const source = world.devices.get(from);
  if (!source || world.devices.has('copy') || source.storage.tableNames().length === 0) return;
  const copy = new Device(world, 'copy', source.user);
  const { tables } = source.storage.read(source.storage.tableNames());
  const database: LocalDatabase = copy.storage.open(clerk());
  for (const { name } of database.tables) {
    await database.table(name).bulkPut(structuredClone([...(tables[name] ?? [])]));
  }
  database.close();
  world.record({ kind: 'copied', from, to: 'copy' });
  world.devices.set('copy', copy);
}
