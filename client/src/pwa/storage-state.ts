/** What the browser says about the space of this app. */
export interface StorageState {
  /** Null: the browser does not say. */
  readonly usedBytes: number | null;
  readonly freeBytes: number | null;
  /** The browser has promised not to clear it by itself. */
  readonly isPersistent: boolean;
}

/** Asks for lasting storage, once somebody works here; browsers decide by themselves, some by asking the person. */
export async function requestLastingStorage(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}

export async function readStorageState(): Promise<StorageState> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    const isPersistent = await navigator.storage.persisted();
    const freeBytes = usage === undefined || quota === undefined ? null : quota - usage;
    return { usedBytes: usage ?? null, freeBytes, isPersistent };
  } catch {
    return { usedBytes: null, freeBytes: null, isPersistent: false };
  }
}
