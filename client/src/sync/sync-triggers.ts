import type { DraftKeeper } from '../local-data/draft-keeper.ts';
import { createLiveChanges } from '../api/live-changes.ts';
import type { SyncEngine } from './sync-engine.ts';

/**
 * Wakes the engine when there may be a network or somebody looks again, and writes drafts down when the page may be
 * gone next (SY3). Every event is only an occasion: nothing relies on one of them coming.
 */
export function attachSyncTriggers(engine: SyncEngine, drafts: DraftKeeper): () => void {
  const wake = () => void engine.syncNow();
  const flush = () => void drafts.flush();
  // As after an entry: soon, several at once, and not where the network was just found missing.
  const live = createLiveChanges(() => engine.entered());
  live.setVisible(document.visibilityState === 'visible');
  const onVisibility = () => {
    const isVisible = document.visibilityState === 'visible';
    engine.setVisible(isVisible);
    live.setVisible(isVisible);
    if (isVisible) wake();
    else flush();
  };

  window.addEventListener('online', wake);
  window.addEventListener('focus', wake);
  window.addEventListener('pageshow', wake);
  window.addEventListener('pagehide', flush);
  document.addEventListener('freeze', flush);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    live.setVisible(false);
    window.removeEventListener('online', wake);
    window.removeEventListener('focus', wake);
    window.removeEventListener('pageshow', wake);
    window.removeEventListener('pagehide', flush);
    document.removeEventListener('freeze', flush);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}
