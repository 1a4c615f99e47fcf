import { requestLastingStorage } from './storage-state.ts';

/**
 * Asks for lasting storage at the first entry of a page's life: from then on there is something to keep. Where the
 * browser would put a question to the person, the button on 同步 does it, next to the reason.
 */
export function createStorageAsker(): () => void {
  let hasAsked = false;
  return () => {
    if (hasAsked || asksThePerson()) return;
    hasAsked = true;
    void requestLastingStorage();
  };
}

/** Firefox asks; Chromium and WebKit decide by themselves. Told by a property of its own style sheets. */
export function asksThePerson(): boolean {
  return CSS.supports('-moz-appearance', 'none');
}
