import { onScopeDispose, readonly, shallowRef } from 'vue';
import type { SaveResult } from '../local-data/value-state.ts';

/** Long enough to read one line and reach the button with a thumb. */
const OFFER_MS = 8000;

interface Change {
  readonly label: string;
  readonly undo: () => Promise<SaveResult>;
}

/** The last written value of a form, offered to be taken back for a while. */
export function useLastChange() {
  const change = shallowRef<Change | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function note(label: string, undo: Change['undo']): void {
    clearTimeout(timer);
    change.value = { label, undo };
    timer = setTimeout(() => {
      change.value = null;
    }, OFFER_MS);
  }

  async function undo(): Promise<void> {
    const taken = change.value;
    change.value = null;
    await taken?.undo();
  }

  /** What comes next stands on it: it cannot be taken back any more. */
  function forget(): void {
    clearTimeout(timer);
    change.value = null;
  }

  onScopeDispose(() => clearTimeout(timer));
  return { change: readonly(change), note, undo, forget };
}
