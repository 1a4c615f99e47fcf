import { FIRST_PAGE_LIMIT } from '@attain/shared/sync/page-limit';
import { MAX_MUTATIONS_PER_PUSH } from '@attain/shared/sync/protocol';
import { readonly, shallowRef, type Ref } from 'vue';
import { outage } from '../api/outcome.ts';
import type { LocalDatabase } from '../local-data/database.ts';
import { StorageFailure } from '../local-data/write-durably.ts';
import { backoffMs } from './backoff.ts';
import { BucketCheck } from './bucket-check.ts';
import type { Stop } from './push-step.ts';
import type { RunAsOnlySender } from './sender-lock.ts';
import type { SyncPhase } from './sync-phase.ts';
import { runSync, type BatchSize } from './sync-run.ts';
import type { SyncTransport } from './sync-transport.ts';

/** How often to ask for changes while somebody is looking, and to send what still waits. */
const POLL_MS = 30_000;
const PENDING_MS = 60_000;

/** A newer server may be rolled back: an outdated app asks again, seldom. */
const UPGRADE_MS = 5 * 60_000;

/** Another tab was sending: it may not know what was entered here in the meantime. */
const OTHER_TAB_MS = 2_000;

/** After an outage a new entry is reason enough to try, but not at every key. */
const TRY_AGAIN_AFTER_MS = 15_000;

/** Entries that follow each other closely go in one push. */
const GATHER_MS = 300;

/** A session is taken for this user's for so long; every pull confirms it anew. */
const CONFIRMED_FOR_MS = 120_000;

export interface Timers {
  set(callback: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

export interface EngineOptions {
  readonly database: LocalDatabase;
  readonly transport: SyncTransport;
  readonly runAsOnlySender: RunAsOnlySender;
  readonly nowMs: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly timers: Timers;
  /** Told what no kind of failure explains. The engine goes on as after an outage. */
  readonly onDefect: (error: unknown) => void;
}

export interface SyncEngine {
  readonly phase: Readonly<Ref<SyncPhase>>;
  /** Why the last run ended early; null when it did not. */
  readonly lastStop: Readonly<Ref<Stop | null>>;
  start(): void;
  /** No further run begins; one that is under way ends by itself. */
  stop(): void;
  /** Something was entered: it is sent soon, unless the network was just found missing. */
  entered(): void;
  /** Runs now whatever the backoff says: the person pressed 同步, or the network or the page came back. */
  syncNow(): Promise<void>;
  setVisible(isVisible: boolean): void;
}

export function createSyncEngine(options: EngineOptions): SyncEngine {
  const { database, transport, runAsOnlySender, nowMs, random, timers, onDefect } = options;
  const phase = shallowRef<SyncPhase>('idle');
  const lastStop = shallowRef<Stop | null>(null);
  const batchSize: BatchSize = { current: MAX_MUTATIONS_PER_PUSH, page: FIRST_PAGE_LIMIT };
  const buckets = new BucketCheck(database, transport);
  let isStarted = false;
  let isVisible = true;
  let failures = 0;
  let confirmedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;
  let mustRunAgain = false;
  let isOtherTabSending = false;
  let lastRunAt = Number.NEGATIVE_INFINITY;
  let timer: unknown = null;

  async function confirmAndRun(): Promise<Stop | null> {
    const mustConfirm = nowMs() - confirmedAt > CONFIRMED_FOR_MS && (await database.outbox.count()) > 0;
    if (mustConfirm) {
      const outcome = await transport.confirmUser();
      if (outcome.kind !== 'ok') return outcome;
    }
    const stop = await runSync({ database, transport, batchSize, nowMs, buckets });
    if (stop === null) confirmedAt = nowMs();
    return stop;
  }

  async function runOnce(): Promise<void> {
    phase.value = 'sending';
    let stop: Stop | null;
    try {
      const outcome = await runAsOnlySender(confirmAndRun);
      isOtherTabSending = outcome === 'another-tab-sends';
      stop = outcome === 'another-tab-sends' ? null : outcome;
    } catch (error) {
      if (!(error instanceof StorageFailure)) onDefect(error);
      stop = outage('server-error');
    }
    lastRunAt = nowMs();
    lastStop.value = stop;
    phase.value = phaseAfter(stop);
    failures = stop ? failures + 1 : 0;
    if (stop) confirmedAt = Number.NEGATIVE_INFINITY;
  }

  async function runUntilQuiet(): Promise<void> {
    do {
      mustRunAgain = false;
      await runOnce();
    } while (mustRunAgain && isStarted && lastStop.value === null);
    running = null;
    await scheduleNext();
  }

  function run(): Promise<void> {
    timers.clear(timer);
    running ??= runUntilQuiet();
    return running;
  }

  function schedule(ms: number): void {
    timers.clear(timer);
    if (isStarted) timer = timers.set(() => void run(), ms);
  }

  async function scheduleNext(): Promise<void> {
    const stop = lastStop.value;
    if (stop?.kind === 'signed-out') return;
    if (stop?.kind === 'upgrade') return schedule(UPGRADE_MS);
    if (stop)
      return schedule(backoffMs(failures, random(), stop.kind === 'outage' ? stop.retryAfterMs : null));
    if (isOtherTabSending) return schedule(OTHER_TAB_MS);
    if (isVisible) return schedule(POLL_MS);
    if ((await countPending(database)) > 0) schedule(PENDING_MS);
  }

  return {
    phase: readonly(phase),
    lastStop: readonly(lastStop),
    start() {
      isStarted = true;
      void run();
    },
    stop() {
      isStarted = false;
      timers.clear(timer);
    },
    entered() {
      if (running) mustRunAgain = true;
      else if (lastStop.value === null || nowMs() - lastRunAt > TRY_AGAIN_AFTER_MS) schedule(GATHER_MS);
    },
    async syncNow() {
      if (!isStarted) return;
      failures = 0;
      await run();
    },
    setVisible(visible) {
      isVisible = visible;
    },
  };
}

async function countPending({ outbox }: LocalDatabase): Promise<number> {
  try {
    return await outbox.count();
  } catch {
    // Not to be counted now is no reason not to look again.
    return 1;
  }
}

function phaseAfter(stop: Stop | null): SyncPhase {
  if (stop === null) return 'idle';
  switch (stop.kind) {
    case 'outage':
      return stop.reason;
    case 'refused':
      return 'unreachable';
    case 'signed-out':
    case 'upgrade':
      return stop.kind;
  }
}
