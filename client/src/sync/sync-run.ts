import { MAX_MUTATIONS_PER_PUSH } from '@attain/shared/sync/protocol';
import { pageLimitAfter } from '@attain/shared/sync/page-limit';
import { outage } from '../api/outcome.ts';
import type { LocalDatabase } from '../local-data/database.ts';
import type { BucketCheck } from './bucket-check.ts';
import { pullStep } from './pull-step.ts';
import { pushStep, type StepEnd, type Stop } from './push-step.ts';
import type { SyncTransport } from './sync-transport.ts';

/** More repairs than this without one mutation settled: the server's answers do not fit together. */
const REPAIRS_IN_A_ROW = 8;

/** A pull of more pages than this is a server that does not end. */
const PAGES_IN_A_RUN = 2000;

/** Where runs leave what they learnt about the network. */
export interface BatchSize {
  current: number;
  /** Of pulls: how much to ask for. */
  page: number;
}

interface RunContext {
  readonly database: LocalDatabase;
  readonly transport: SyncTransport;
  readonly batchSize: BatchSize;
  readonly nowMs: () => number;
  readonly buckets: BucketCheck;
}

/** Sends everything, then fetches everything. Null: nothing is left on either side. */
export async function runSync(context: RunContext): Promise<Stop | null> {
  const stop = await pushAll(context, false);
  return stop ?? pullAll(context);
}

async function pushAll(
  { database, transport, batchSize }: RunContext,
  isHandshake: boolean,
): Promise<Stop | null> {
  let repairs = 0;
  let mustAsk = isHandshake;
  while (repairs <= REPAIRS_IN_A_ROW) {
    const before = await database.outbox.count();
    const end = await pushStep({ database, transport, batchLimit: batchSize.current, isHandshake: mustAsk });
    mustAsk = false;
    if (end === 'done') return null;
    if (end !== 'again') return afterFailure(end, batchSize);
    const hasSettled = (await database.outbox.count()) < before;
    repairs = hasSettled ? 0 : repairs + 1;
    if (hasSettled) batchSize.current = Math.min(MAX_MUTATIONS_PER_PUSH, batchSize.current * 2);
  }
  return outage('server-error');
}

async function pullAll(context: RunContext): Promise<Stop | null> {
  const { database, transport, batchSize, nowMs, buckets } = context;
  let handshakes = 0;
  for (let page = 0; page < PAGES_IN_A_RUN; page += 1) {
    const begunAt = nowMs();
    const end = await pullStep(database, transport, batchSize.page, begunAt, buckets);
    if (end === 'done') return null;
    if (end === 'epoch-changed' || end === 'taken-back') {
      handshakes += 1;
      if (handshakes > 2) break;
      const stop = await pushAll(context, end === 'epoch-changed');
      if (stop) return stop;
    } else if (end === 'again') {
      batchSize.page = pageLimitAfter(batchSize.page, nowMs() - begunAt);
    } else {
      if (isTooMuch(end)) batchSize.page = pageLimitAfter(batchSize.page, null);
      return end;
    }
  }
  return outage('server-error');
}

/** What was too much for the server or the network is sent in halves. */
function afterFailure(stop: Exclude<StepEnd, string>, batchSize: BatchSize): Stop {
  if (isTooMuch(stop)) batchSize.current = Math.max(1, Math.floor(batchSize.current / 2));
  return stop;
}

function isTooMuch(stop: Exclude<StepEnd, string>): boolean {
  return (
    (stop.kind === 'outage' && (stop.cause === 'too-large' || stop.cause === 'timeout')) ||
    (stop.kind === 'refused' && stop.code === 'BATCH_TOO_LARGE')
  );
}
