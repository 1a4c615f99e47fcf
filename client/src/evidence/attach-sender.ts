import { watch } from 'vue';
import { fetchOffset, sendBytes } from '../api/send-bytes.ts';
import type { LocalDatabase } from '../local-data/database.ts';
import { createSenderLock } from '../sync/sender-lock.ts';
import type { SyncEngine, Timers } from '../sync/sync-engine.ts';
import { createEvidenceSender } from './evidence-sender.ts';
import type { ByteTransport } from './send-upload.ts';

/** Has a user's photographs and files follow their values to the server. Returns what ends it. */
export function attachEvidenceSender(
  userId: string,
  database: LocalDatabase,
  engine: SyncEngine,
  timers: Timers,
): () => void {
  const sender = createEvidenceSender({
    database,
    transport: createByteTransport(userId),
    runAsOnlySender: createSenderLock(`${userId}-evidence`, navigator.locks, Date.now),
    random: Math.random,
    timers,
    onDefect: (error) => console.error(error),
    onArrived: () => void engine.syncNow(),
  });
  const leave = watch([engine.phase, engine.lastStop], ([phase, stop]) => {
    if (phase === 'idle' && stop === null) sender.wake();
  });
  return () => {
    leave();
    sender.stop();
  };
}

function createByteTransport(userId: string): ByteTransport {
  return {
    fetchOffset: (path) => fetchOffset(path, userId),
    sendBytes: (path, offset, bytes) => sendBytes(path, userId, offset, bytes),
  };
}
