/**
 * What local storage remembers of a user's database: it often stays when IndexedDB is cleared, and then tells that
 * something was there. It holds a number, never what was entered, and nothing is read from it but for this.
 */
export interface Canary {
  readonly clientId: string;
  /** Entries that had not reached the server. */
  readonly pending: number;
  /** ISO 8601 by this device's clock. */
  readonly at: string;
}

const keyOf = (userId: string) => `attain-canary-${userId}`;

export function readCanary(storage: Storage, userId: string): Canary | null {
  try {
    const json: unknown = JSON.parse(storage.getItem(keyOf(userId)) ?? 'null');
    if (typeof json !== 'object' || json === null) return null;
    const { clientId, pending, at } = json as Readonly<Record<string, unknown>>;
    if (typeof clientId !== 'string' || typeof pending !== 'number' || typeof at !== 'string') return null;
    return { clientId, pending, at };
  } catch {
    return null;
  }
}

/** Local storage that is full or forbidden costs the canary, nothing else. */
export function writeCanary(storage: Storage, userId: string, canary: Canary): void {
  try {
    storage.setItem(keyOf(userId), JSON.stringify(canary));
  } catch {
    return;
  }
}
