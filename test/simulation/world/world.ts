import type { Role } from '@attain/shared/organisation/role';
import type { Grant } from '@attain/shared/organisation/scope';
import { Assignment } from '../../../server/src/account/assignment.entity.ts';
import { SyncHead } from '../../../server/src/sync/sync-head.entity.ts';
import { recordAssignments } from '../../../server/src/sync/sync-world.test-support.ts';
import type { Event } from '../history.ts';
import type { DeviceName } from '../steps/step.ts';
import { Device } from './device.ts';
import { watchStorage } from './device-storage.ts';
import { Network } from './network.ts';
import { Runtime } from './runtime.ts';
import { SeededRandom } from './seeded-random.ts';
import { ServerProcess } from './server-process.ts';
import type { ServerStorage } from './server-storage.ts';

type Roles = readonly (readonly [Role, string])[];

const PATHS: Readonly<Record<string, string>> = { r: '/r/', a: '/r/a/', b: '/r/b/' };
const USER_OF: Readonly<Record<DeviceName, string>> = {
  ann: 'ann',
  ann2: 'ann',
  abe: 'abe',
  rex: 'rex',
  mia: 'mia',
  copy: '',
};

/** A server and the devices around it, in one process and without a real clock. */
export class World {
  readonly events: Event[] = [];
  readonly random: SeededRandom;
  readonly runtime: Runtime;
  readonly server: ServerProcess;
  readonly network: Network;
  readonly devices = new Map<DeviceName, Device>();
  /** Exported work, by the person who wrote the file. */
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly backups: { readonly name: string; readonly seq: number }[] = [];
  readonly #storage: ServerStorage;
  readonly #roles = new Map<string, Roles>([
    ['ann', [['PREPARER', 'a']]],
    ['abe', [['PREPARER', 'a']]],
    ['rex', [['REVIEWER', 'r']]],
    ['mia', [['MANAGER', 'r']]],
  ]);
  #epochs = 0;
  #backupsMade = 0;
  /** The highest place that phones may have been told to be safe. */
  #toldSafe = 0;
  #unwatch: () => void = () => undefined;

  constructor(storage: ServerStorage, seed: number) {
    this.#storage = storage;
    // Another stream than the one that chose the steps.
    this.random = new SeededRandom(seed + 1_000_003);
    this.runtime = new Runtime(this.random);
    this.server = new ServerProcess(storage, () => this.runtime.nowMs);
    this.network = new Network(this.server, (event) => this.record(event));
  }

  async begin(): Promise<void> {
    this.runtime.install();
    this.#unwatch = watchStorage();
    await this.#storage.reset();
    await this.server.start();
    // Last night's.
    await this.backup();
  }

  async end(): Promise<void> {
    for (const device of this.devices.values()) for (const tab of device.openTabs()) tab.die();
    await this.server.retire();
    this.#unwatch();
    this.runtime.uninstall();
  }

  record(event: Event): void {
    this.events.push(event);
  }

  /** Everything that can happen without time passing, a person or a held-back message. */
  async settle(): Promise<void> {
    do await this.runtime.settle();
    while (await this.network.handleNext());
  }

  device(name: DeviceName): Device | null {
    const known = this.devices.get(name);
    if (known || USER_OF[name] === '') return known ?? null;
    const device = new Device(this, name, USER_OF[name]);
    this.devices.set(name, device);
    return device;
  }

  grantsOf(user: string): readonly Grant[] {
    return (this.#roles.get(user) ?? []).map(([role, unit]) => ({ role, path: PATHS[unit] ?? '' }));
  }

  async changeScope(user: string, roles: Roles): Promise<void> {
    this.#roles.set(user, roles);
    const endedAt = new Date(this.runtime.nowMs).toISOString();
    const { gate } = this.server.database;
    await gate.run((manager) => recordAssignments(manager, user, roles, endedAt));
    const { seq } = await this.#head();
    this.record({ kind: 'scope', user, roles, afterSeq: seq });
  }

  /** A backup counts as safe only when the next one is there: the newest may be the one that cannot be read. */
  async backup(): Promise<void> {
    const { seq } = await this.#head();
    const name = `backup-${(this.#backupsMade += 1)}`;
    if (this.#storage.mustStandStill) await this.server.stop();
    await this.#storage.backup(name);
    if (this.#storage.mustStandStill) await this.server.start();
    this.record({ kind: 'backup', name, ids: await this.server.logIds() });
    const before = this.backups.at(-1);
    this.backups.push({ name, seq });
    if (!before) return;
    this.#toldSafe = Math.max(this.#toldSafe, before.seq);
    const { gate } = this.server.database;
    await gate.run((manager) => manager.update(SyncHead, { id: 1 }, { safeSeq: before.seq }));
  }

  async restore(which: 'newest' | 'previous', hasNewEpoch: boolean): Promise<void> {
    const place = this.backups.length - (which === 'newest' ? 1 : 2);
    const backup = this.backups[place];
    // A backup counts as lost only while another one is newer than all that phones have let go of (FT-79).
    if (!backup || backup.seq < this.#toldSafe) return;
    // Later ones are of a history that did not happen.
    this.backups.length = place + 1;
    await this.server.stop();
    await this.#storage.restore(backup.name);
    await this.server.start();
    const epoch = `epoch-${(this.#epochs += 1)}`;
    if (hasNewEpoch) {
      await this.server.database.gate.run((manager) => manager.update(SyncHead, { id: 1 }, { epoch }));
    }
    this.record({ kind: 'restored', name: backup.name, hasNewEpoch });
    this.record({ kind: 'log', ids: await this.server.logIds() });
    await this.#readRoles();
  }

  /** Who holds which role went back with everything else. */
  async #readRoles(): Promise<void> {
    const { manager } = this.server.database.reader;
    const assignments = await manager.find(Assignment);
    const { seq } = await this.#head();
    for (const user of this.#roles.keys()) {
      const roles = assignments
        .filter(({ userId }) => userId === user)
        .map(({ role, orgUnitId }) => [role, orgUnitId] as const);
      this.#roles.set(user, roles);
      this.record({ kind: 'scope', user, roles, afterSeq: seq });
    }
  }

  #head(): Promise<SyncHead> {
    return this.server.database.reader.manager.findOneByOrFail(SyncHead, { id: 1 });
  }
}
