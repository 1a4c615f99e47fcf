/** Runs the work unless another tab is at it. */
export type RunAsOnlySender = <T>(work: () => Promise<T>) => Promise<T | 'another-tab-sends'>;

/** A tab that was frozen while it held the lock is waited for no longer than this. */
const PATIENCE_MS = 20_000;

/**
 * One sender per user among the tabs of a browser, by Web Locks. An optimisation: two senders at once only send the
 * same mutations twice, which changes nothing. Where locks are missing, every tab sends.
 */
export function createSenderLock(
  userId: string,
  locks: LockManager | undefined,
  nowMs: () => number,
): RunAsOnlySender {
  let waitingSince: number | null = null;

  return async (work) => {
    if (!locks) return work();
    return locks.request(`attain-sync-${userId}`, { ifAvailable: true }, async (lock) => {
      if (lock === null) {
        waitingSince ??= nowMs();
        if (nowMs() - waitingSince < PATIENCE_MS) return 'another-tab-sends';
      }
      waitingSince = null;
      return work();
    });
  };
}
