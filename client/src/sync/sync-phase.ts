/** What the engine of this tab is at. What is pending is read from the outbox, never from here. */
export type SyncPhase =
  | 'idle'
  | 'sending'
  /** The last attempt found no way to the server; nothing that a person must do. */
  | 'offline'
  | 'unreachable'
  | 'signed-out'
  | 'upgrade';
