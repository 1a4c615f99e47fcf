import type { Grant } from '@attain/shared/organisation/scope';
import {
  computed,
  effectScope,
  inject,
  onScopeDispose,
  type ComputedRef,
  type EffectScope,
  type InjectionKey,
  type ShallowRef,
} from 'vue';
import type { LocalDatabase } from '../local-data/database.ts';
import { loadOutbox } from '../local-data/load-outbox.ts';
import { loadUnsentEvidence } from '../local-data/load-unsent-evidence.ts';
import type { TransferProgress } from '../local-data/transfer-progress.ts';
import { useLiveQuery } from '../local-data/use-live-query.ts';
import { useWorkspace, type Workspace } from '../local-data/workspace.ts';
import type { Stop } from './push-step.ts';
import type { SyncEngine } from './sync-engine.ts';
import { computeSyncStatus, type SyncStatus } from './sync-status.ts';

export interface SyncStatusView {
  readonly status: SyncStatus;
  readonly pendingCount: number;
  readonly attentionCount: number;
  /** ISO 8601. */
  readonly oldestPendingAt: string | null;
  readonly lastPulledAt: string | null;
  /** False: this device has never had the server's rows whole; an empty page then means "not fetched yet". */
  readonly hasEverPulled: boolean;
  /** Why the last attempt of this tab ended early; null when it did not. */
  readonly lastStop: Stop | null;
  /** How far photographs and files are; null while none of this device's waits. */
  readonly transfer: TransferProgress | null;
}

export const SYNC_ENGINE: InjectionKey<Readonly<ShallowRef<SyncEngine | null>>> = Symbol('sync engine');

export function useSyncEngine(): SyncEngine {
  const engine = inject(SYNC_ENGINE)?.value;
  if (!engine) throw new Error('a page that needs a signed-in user was opened without one');
  return engine;
}

/** Nothing is claimed before the database has answered. */
const UNKNOWN: SyncStatusView = {
  status: 'pending',
  pendingCount: 0,
  attentionCount: 0,
  oldestPendingAt: null,
  lastPulledAt: null,
  hasEverPulled: false,
  lastStop: null,
  transfer: null,
};

/** One question to the database for all places of the page that show its answer; it is asked after every entry. */
const counting = new WeakMap<LocalDatabase, { users: number; scope: EffectScope; query: Counted }>();

/** The state of sync, counted in the database. */
export function useSyncStatus(): {
  readonly status: ComputedRef<SyncStatusView>;
  /** The database has answered once; a few milliseconds. */
  readonly isLoaded: ComputedRef<boolean>;
  readonly syncNow: () => Promise<void>;
} {
  const workspace = useWorkspace();
  const engine = useSyncEngine();
  const { value, isLoaded } = countTogether(workspace);
  const status = computed<SyncStatusView>(() => {
    if (value.value === null) return UNKNOWN;
    const { outbox, evidence } = value.value;
    const { pending, attention, conflicts, oldestPendingAt, lastPulledAt } = outbox;
    // A photograph is pending until its last byte has arrived, not only its name.
    const counts = {
      pendingCount: pending.length + evidence.waiting.length,
      attentionCount: attention.length + conflicts.length + evidence.troubled.length,
    };
    return {
      ...counts,
      status: computeSyncStatus(counts, engine.phase.value),
      oldestPendingAt,
      lastPulledAt,
      hasEverPulled: lastPulledAt !== null,
      lastStop: engine.lastStop.value,
      transfer: evidence.transfer,
    };
  });
  return { status, isLoaded, syncNow: () => engine.syncNow() };
}

/** The query lives as long as somebody uses it. */
function countTogether({ database, reader }: Workspace): Counted {
  const found = counting.get(database);
  // Detached: it must outlast whichever component came first.
  const scope = found?.scope ?? effectScope(true);
  const query = found?.query ?? scope.run(() => countInDatabase(database, reader.grants));
  if (!query) throw new Error('the scope has ended');
  const shared = found ?? { users: 0, scope, query };
  shared.users += 1;
  counting.set(database, shared);
  onScopeDispose(() => {
    shared.users -= 1;
    if (shared.users > 0) return;
    counting.delete(database);
    scope.stop();
  });
  return query;
}

type Counted = ReturnType<typeof countInDatabase>;

function countInDatabase(database: LocalDatabase, grants: readonly Grant[]) {
  return useLiveQuery(
    () => 'all',
    () =>
      // One transaction: one moment of all tables. Between two a photograph could be counted twice, or not at all.
      database.transaction('r', database.tables, async () => {
        const [outbox, evidence] = await Promise.all([
          loadOutbox(database, grants),
          loadUnsentEvidence(database),
        ]);
        return { outbox, evidence };
      }),
  );
}
