import { owedUploads, tidyUploads, updateUpload } from '../local-data/evidence-uploads.ts';
import type { LocalDatabase } from '../local-data/database.ts';
import type { EvidenceUpload } from '../local-data/evidence-records.ts';
import { outage } from '../api/outcome.ts';
import { StorageFailure } from '../local-data/write-durably.ts';
import { backoffMs } from '../sync/backoff.ts';
import type { Stop } from '../sync/push-step.ts';
import type { RunAsOnlySender } from '../sync/sender-lock.ts';
import type { Timers } from '../sync/sync-engine.ts';
import { noteEnd, sendPart, type ByteTransport, type PartEnd } from './send-upload.ts';

/** Another tab sends: it may not know what was added here in the meantime. */
const OTHER_TAB_MS = 2_000;

export interface SenderOptions {
  readonly database: LocalDatabase;
  readonly transport: ByteTransport;
  readonly runAsOnlySender: RunAsOnlySender;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly timers: Timers;
  readonly onDefect: (error: unknown) => void;
  /** Something arrived whole: the server's word on it can be pulled. */
  readonly onArrived: () => void;
}

export interface EvidenceSender {
  /** The way to the server is free: values were sent and fetched without an outage. */
  wake(): void;
  stop(): void;
}

/**
 * Sends the bytes of photographs and files, one piece after the other: first all small pictures, then the whole; a small
 * one that comes later goes before the next whole.
 *
 * It works beside the engine, so that a value never waits for a photograph; the engine's success wakes it, and its
 * own failures wait as the engine's do.
 */
export function createEvidenceSender(options: SenderOptions): EvidenceSender {
  const { database, transport, runAsOnlySender, random, timers, onDefect, onArrived } = options;
  let isStopped = false;
  let running: Promise<void> | null = null;
  let mustRunAgain = false;
  let failures = 0;
  let timer: unknown = null;

  /** Null: nothing is owed that could be sent now. */
  async function sendAll(): Promise<Stop | null> {
    await tidyUploads(database);
    const tried = new Set<string>();
    let hasArrived = false;
    while (!isStopped) {
      // Asked anew each time: what was named meanwhile sends its small picture before any whole one.
      const next = nextPart(await owedUploads(database), tried);
      if (!next) break;
      const { upload, part } = next;
      tried.add(keyOf(next));
      const end = await sendPart(database, transport, upload, part);
      if (isStop(end)) return tellArrived(hasArrived, end);
      if (part === 'full') {
        await noteEnd(database, upload, end);
        hasArrived = true;
        failures = 0;
      } else if (end !== 'refused') {
        // A foretaste that is missing here is no loss: the whole picture makes another one.
        await updateUpload(database, upload.evidenceId, { isThumbnailSent: true });
      }
    }
    return tellArrived(hasArrived, null);
  }

  function tellArrived(hasArrived: boolean, stop: Stop | null): Stop | null {
    if (hasArrived) onArrived();
    return stop;
  }

  async function runOnce(): Promise<void> {
    let stop: Stop | null;
    try {
      const outcome = await runAsOnlySender(sendAll);
      if (outcome === 'another-tab-sends') return schedule(OTHER_TAB_MS);
      stop = outcome;
    } catch (error) {
      if (!(error instanceof StorageFailure)) onDefect(error);
      stop = outage('server-error');
    }
    failures = stop ? failures + 1 : 0;
    // Signed out and outdated are the engine's to say; when it comes through again, it wakes this one.
    if (stop?.kind === 'outage') schedule(backoffMs(failures, random(), stop.retryAfterMs));
  }

  async function run(): Promise<void> {
    do {
      mustRunAgain = false;
      await runOnce();
    } while (mustRunAgain && !isStopped && failures === 0);
    running = null;
  }

  function schedule(ms: number): void {
    timers.clear(timer);
    if (!isStopped) timer = timers.set(() => wake(), ms);
  }

  function wake(): void {
    if (isStopped) return;
    timers.clear(timer);
    if (running) mustRunAgain = true;
    else running = run();
  }

  return {
    wake,
    stop() {
      isStopped = true;
      timers.clear(timer);
    },
  };
}

interface OwedPart {
  readonly upload: EvidenceUpload;
  readonly part: 'thumbnail' | 'full';
}

/** Small pictures first, in the order in which they were added; each part once in a run. */
function nextPart(uploads: readonly EvidenceUpload[], tried: ReadonlySet<string>): OwedPart | undefined {
  const small = uploads.filter(({ isThumbnailSent, sentBytes }) => !isThumbnailSent && sentBytes === 0);
  const parts: readonly OwedPart[] = [
    ...small.map((upload) => ({ upload, part: 'thumbnail' as const })),
    ...uploads.map((upload) => ({ upload, part: 'full' as const })),
  ];
  return parts.find((part) => !tried.has(keyOf(part)));
}

function keyOf({ upload, part }: OwedPart): string {
  return `${part} ${upload.evidenceId}`;
}

function isStop(end: PartEnd): end is Stop {
  return typeof end !== 'string';
}
