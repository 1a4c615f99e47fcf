import { createEvidenceSender, type EvidenceSender } from '../../../client/src/evidence/evidence-sender.ts';
import { assembleForm } from '../../../client/src/local-data/assemble-form.ts';
import type { LocalDatabase } from '../../../client/src/local-data/database.ts';
import { createDraftKeeper, type DraftKeeper } from '../../../client/src/local-data/draft-keeper.ts';
import type { FormView } from '../../../client/src/local-data/form-view.ts';
import { loadForm } from '../../../client/src/local-data/load-forms.ts';
import { createNotSavedList } from '../../../client/src/local-data/not-saved.ts';
import { createFormEntry } from '../../../client/src/local-data/use-form-entry.ts';
import type { Workspace } from '../../../client/src/local-data/workspace.ts';
import { createSenderLock } from '../../../client/src/sync/sender-lock.ts';
import { createSyncEngine, type SyncEngine } from '../../../client/src/sync/sync-engine.ts';
import { createByteWire, type ByteCaller, type ByteFate } from './byte-wire.ts';
import { cutConnections, type CrashPoint, type StorageUser } from './device-storage.ts';
import type { Device } from './device.ts';
import type { Caller, Fate } from './network.ts';

/** What somebody has typed into a field and not yet saved. */
export interface Typing {
  readonly form: string;
  readonly row: string;
  readonly field: string;
  readonly value: string | number | null;
  readonly seen: string | number | null;
  readonly draftKey: string;
}

/** One tab of a device: the real workspace and engine, put together as the app does, in a process that can end. */
export class Tab implements StorageUser, Caller, ByteCaller {
  readonly device: Device;
  readonly fates: Fate[] = [];
  readonly byteFates: ByteFate[] = [];
  readonly connections: IDBDatabase[] = [];
  crashIn: { at: CrashPoint['at']; left: number } | null = null;
  isDead = false;
  typing: Typing | null = null;
  readonly database: LocalDatabase;
  readonly drafts: DraftKeeper;
  readonly workspace: Workspace;
  readonly engine: SyncEngine;
  readonly sender: EvidenceSender;
  readonly entry: ReturnType<typeof createFormEntry>;

  constructor(device: Device) {
    this.device = device;
    const { world, user, storage } = device;
    const { runtime } = world;
    this.database = storage.open(this);
    this.drafts = createDraftKeeper(this.database);
    const lockOf = (name: string) => createSenderLock(name, device.locksOf(this), () => device.wallMs());
    const shared = {
      database: this.database,
      random: () => world.random.share(),
      timers: {
        set: (callback: () => void, ms: number) => runtime.setTimer(() => this.isDead || callback(), ms),
        clear: (timer: unknown) => runtime.clearTimer(timer),
      },
      onDefect: (error: unknown) => {
        if (this.isDead) return;
        const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
        world.record({ kind: 'defect', where: device.name, message });
      },
    };
    this.engine = createSyncEngine({
      ...shared,
      transport: world.network.transportOf(this),
      runAsOnlySender: lockOf(user),
      nowMs: () => device.wallMs(),
    });
    this.sender = createEvidenceSender({
      ...shared,
      transport: createByteWire(world.network, this),
      runAsOnlySender: lockOf(`${user}-evidence`),
      onArrived: () => void this.engine.syncNow(),
    });
    this.workspace = {
      userId: user,
      database: this.database,
      drafts: this.drafts,
      notSaved: createNotSavedList(),
      reader: { displayName: `填报人 ${user}`, grants: world.grantsOf(user) },
      deviceTime: () => device.time(),
      onEntered: () => this.engine.entered(),
    };
    this.entry = createFormEntry(this.workspace);
  }

  /** Read as the app's pages read it: all of one moment. */
  async view(formId: string): Promise<FormView | null> {
    const { database } = this;
    const rows = await database.transaction('r', database.tables, () => loadForm(database, formId));
    return rows && assembleForm(rows, this.workspace.reader);
  }

  /** Faults are for one step: what they have not met goes well again. */
  forgetFaults(): void {
    this.fates.length = 0;
    this.byteFates.length = 0;
    this.crashIn = null;
  }

  /** Ends at once: nothing that it has begun goes on, and nothing that it has not committed remains. */
  die(): void {
    if (this.isDead) return;
    this.isDead = true;
    this.engine.stop();
    this.sender.stop();
    this.device.release(this);
    cutConnections(this);
  }

  /** Closed as a person closes it: drafts are written down first. */
  async close(): Promise<void> {
    this.engine.stop();
    await this.drafts.flush();
    this.die();
  }
}
