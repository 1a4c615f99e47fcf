import type { Viewer } from '../api/account.ts';
import { describePlatform } from '../device/describe-platform.ts';
import { keepInTouch } from '../device/keep-in-touch.ts';
import { attachEvidenceSender } from '../evidence/attach-sender.ts';
import { readCanary } from '../local-data/canary.ts';
import { LocalDatabase, type DeviceDatabase } from '../local-data/database.ts';
import { createDraftKeeper } from '../local-data/draft-keeper.ts';
import { noticeLoss, watchLoss } from '../local-data/loss.ts';
import { createNotSavedList } from '../local-data/not-saved.ts';
import type { Workspace } from '../local-data/workspace.ts';
import { createStorageAsker } from '../pwa/storage-asker.ts';
import { createGraphqlTransport } from '../sync/graphql-transport.ts';
import { createSenderLock } from '../sync/sender-lock.ts';
import { createSyncEngine, type SyncEngine, type Timers } from '../sync/sync-engine.ts';
import { attachSyncTriggers } from '../sync/sync-triggers.ts';
import { watch } from 'vue';
import { deviceTime } from './device-time.ts';
import { grantsOf } from './roles.ts';
import { watchCanary } from '../local-data/watch-canary.ts';

/** One user's database with the engine that keeps it in step with the server. */
export interface OpenWorkspace {
  readonly viewer: Viewer;
  readonly workspace: Workspace;
  readonly engine: SyncEngine;
  /** Ends sending and fetching and closes the database; deletes nothing. */
  close(): Promise<void>;
}

export async function openWorkspace(viewer: Viewer, device: DeviceDatabase): Promise<OpenWorkspace> {
  const database = new LocalDatabase(viewer.id);
  const canary = () => readCanary(localStorage, viewer.id);
  watchLoss(database, canary);
  // Before anything is written: only an empty database tells that another one is gone. One that cannot be read at all
  // says so at the first entry.
  await noticeLoss(database, canary()).catch(() => undefined);
  const drafts = createDraftKeeper(database);
  const timers: Timers = {
    set: (callback, ms) => window.setTimeout(callback, ms),
    clear: (timer) => window.clearTimeout(typeof timer === 'number' ? timer : undefined),
  };
  const engine = createSyncEngine({
    database,
    transport: createGraphqlTransport(viewer.id),
    runAsOnlySender: createSenderLock(viewer.id, navigator.locks, Date.now),
    nowMs: Date.now,
    random: Math.random,
    timers,
    onDefect: (error) => console.error(error),
  });
  const detach = attachSyncTriggers(engine, drafts);
  const askForStorage = createStorageAsker();
  const leaveCanary = watchCanary(database, viewer.id, Date.now);
  const platform = describePlatform(navigator.userAgent);
  const leaveTouch = watch(engine.phase, (phase) => {
    if (phase !== 'idle' || engine.lastStop.value !== null) return;
    keepInTouch({ database, device, userId: viewer.id, platform }).catch(() => undefined);
  });
  const detachEvidence = attachEvidenceSender(viewer.id, database, engine, timers);
  engine.start();

  return {
    viewer,
    engine,
    workspace: {
      userId: viewer.id,
      database,
      drafts,
      notSaved: createNotSavedList(),
      reader: { displayName: viewer.displayName, grants: grantsOf(viewer) },
      deviceTime,
      onEntered: () => {
        engine.entered();
        askForStorage();
      },
    },
    async close() {
      detach();
      leaveTouch();
      leaveCanary();
      detachEvidence();
      engine.stop();
      await drafts.flush();
      database.close();
    },
  };
}
