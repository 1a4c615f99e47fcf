import type { SyncPhase } from './sync-phase.ts';

/** Where the app's sync stands, as one value. */
export type SyncStatus =
  'up-to-date' | 'pending' | 'sending' | 'offline' | 'needs-attention' | 'signed-out' | 'upgrade';

/** What is counted in the database. */
export interface SyncCounts {
  readonly pendingCount: number;
  /** Refused mutations and open conflicts that this person can settle. */
  readonly attentionCount: number;
}

/**
 * The one status, most urgent first. It is "up to date" only when the outbox is empty and nothing needs the person,
 * never because a call returned without an error.
 */
export function computeSyncStatus(
  { pendingCount, attentionCount }: SyncCounts,
  phase: SyncPhase,
): SyncStatus {
  if (phase === 'upgrade' || phase === 'signed-out') return phase;
  if (phase === 'sending' && pendingCount > 0) return 'sending';
  if (attentionCount > 0) return 'needs-attention';
  if (phase === 'offline') return 'offline';
  return pendingCount > 0 ? 'pending' : 'up-to-date';
}
