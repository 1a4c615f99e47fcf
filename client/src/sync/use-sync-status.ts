import { computed, inject, type ComputedRef, type InjectionKey, type ShallowRef } from 'vue';
import type { TransferProgress } from '../local-data/transfer-progress.ts';
import { useUnsettled } from '../local-data/use-unsettled.ts';
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

/** The state of sync, counted in the database. */
export function useSyncStatus(): {
  readonly status: ComputedRef<SyncStatusView>;
  /** The database has answered once; a few milliseconds. */
  readonly isLoaded: ComputedRef<boolean>;
  readonly syncNow: () => Promise<void>;
} {
  const engine = useSyncEngine();
  const { value, isLoaded } = useUnsettled();
  const status = computed<SyncStatusView>(() => {
    if (value.value === null) return UNKNOWN;
    const { outbox, evidence } = value.value;
    const { pendingCount, attentionCount, oldestPendingAt, lastPulledAt } = outbox;
    // A photograph is pending until its last byte has arrived, not only its name.
    const counts = {
      pendingCount: pendingCount + evidence.waiting.length,
      attentionCount: attentionCount + evidence.troubled.length,
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
