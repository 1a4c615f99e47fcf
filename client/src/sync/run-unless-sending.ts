/** Runs work that no push may be under way for, in this or another tab; `sending`: one is, and nothing was done. */
export async function runUnlessSending<T>(
  userId: string,
  locks: LockManager | undefined,
  work: () => Promise<T>,
): Promise<T | 'sending'> {
  // Without locks a push may be under way: the protocol then mends what the work changed (CLIENT_FORKED).
  if (!locks) return work();
  return locks.request(`attain-sync-${userId}`, { ifAvailable: true }, async (lock) =>
    lock === null ? 'sending' : work(),
  );
}
