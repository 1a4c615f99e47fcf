/** What the browser says about the space of this app. */
export interface StorageState {
  /** Null: the browser does not say. */
  readonly usedBytes: number | null;
  readonly freeBytes: number | null;
  /** What the browser lets this app have; null: it does not say. */
  readonly quotaBytes: number | null;
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
    return { usedBytes: usage ?? null, freeBytes, quotaBytes: quota ?? null, isPersistent };
  } catch {
    return { usedBytes: null, freeBytes: null, quotaBytes: null, isPersistent: false };
  }
}

export type StorageLevel = 'fine' | 'low' | 'nearly-full';

const LOW_PERCENT = 80;
const NEARLY_FULL_PERCENT = 95;

/** How full it is, in whole per cent rounded down; null where the browser does not say. */
export function usedPercent({ usedBytes, quotaBytes }: StorageState): number | null {
  if (usedBytes === null || quotaBytes === null || quotaBytes <= 0) return null;
  return Math.min(100, Math.floor((usedBytes / quotaBytes) * 100));
}

export function storageLevel(state: StorageState): StorageLevel {
  const percent = usedPercent(state);
  if (percent === null || percent < LOW_PERCENT) return 'fine';
  return percent < NEARLY_FULL_PERCENT ? 'low' : 'nearly-full';
}
