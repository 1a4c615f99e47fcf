import { LIVE_PATH } from '@attain/shared/sync/protocol';

/** `EventSource.CLOSED`, also where there is no EventSource. */
const CLOSED = 2;

export interface LiveChanges {
  /** The stream is open only while somebody looks: a phone in a pocket keeps no connection. */
  setVisible(isVisible: boolean): void;
}

/**
 * Hears from the server that there is something to fetch. A browser comes back by itself after a break; where the
 * server refuses the stream (signed out, too many tabs) or there is none, asking at intervals goes on as before.
 */
export function createLiveChanges(onPoke: () => void): LiveChanges {
  let stream: EventSource | null = null;
  return {
    setVisible(isVisible) {
      if (!isVisible || stream?.readyState === CLOSED) {
        stream?.close();
        stream = null;
      }
      if (!isVisible || stream || typeof EventSource === 'undefined') return;
      stream = new EventSource(LIVE_PATH);
      stream.addEventListener('poke', onPoke);
    },
  };
}
