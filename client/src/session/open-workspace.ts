import type { Viewer } from '../api/account.ts';
import { LocalDatabase } from '../local-data/database.ts';
import { createDraftKeeper } from '../local-data/draft-keeper.ts';
import { createNotSavedList } from '../local-data/not-saved.ts';
import type { Workspace } from '../local-data/workspace.ts';
import { createGraphqlTransport } from '../sync/graphql-transport.ts';
import { createSenderLock } from '../sync/sender-lock.ts';
import { createSyncEngine, type SyncEngine } from '../sync/sync-engine.ts';
import { attachSyncTriggers } from '../sync/sync-triggers.ts';
import { deviceTime } from './device-time.ts';
import { grantsOf } from './roles.ts';

/** One user's database with the engine that keeps it in step with the server. */
export interface OpenWorkspace {
  readonly viewer: Viewer;
  readonly workspace: Workspace;
  readonly engine: SyncEngine;
  /** Ends sending and fetching and closes the database; deletes nothing. */
  close(): Promise<void>;
}

export function openWorkspace(viewer: Viewer): OpenWorkspace {
  const database = new LocalDatabase(viewer.id);
  const drafts = createDraftKeeper(database);
  const engine = createSyncEngine({
    database,
    transport: createGraphqlTransport(viewer.id),
    runAsOnlySender: createSenderLock(viewer.id, navigator.locks, Date.now),
    nowMs: Date.now,
    random: Math.random,
    timers: {
      set: (callback, ms) => window.setTimeout(callback, ms),
      clear: (timer) => window.clearTimeout(typeof timer === 'number' ? timer : undefined),
    },
    onDefect: (error) => console.error(error),
  });
  const detach = attachSyncTriggers(engine, drafts);
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
      onEntered: () => engine.entered(),
    },
    async close() {
      detach();
      engine.stop();
      await drafts.flush();
      database.close();
    },
  };
}
