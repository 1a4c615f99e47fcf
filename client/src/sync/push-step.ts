import { MAX_MUTATIONS_PER_PUSH } from '@attain/shared/sync/protocol';
import { outage, type Outage, type Refusal } from '../api/outcome.ts';
import type { MutationVerdict, PushResult } from '../api/sync.ts';
import { readChain, readPull, writeChain, writePull } from '../local-data/chain-state.ts';
import type { LocalDatabase } from '../local-data/database.ts';
import { forgetWhenSent } from '../local-data/evidence-uploads.ts';
import { writeDurably } from '../local-data/write-durably.ts';
import { choosePushBatch, toMutationInput } from './push-batch.ts';
import { settlePushed, takeBack } from './settle.ts';
import type { SyncTransport } from './sync-transport.ts';
import { takeNewClientId } from './take-new-client-id.ts';

/** Why a run ends before everything is sent and fetched. */
export type Stop = Outage | Refusal | { readonly kind: 'signed-out' } | { readonly kind: 'upgrade' };

/** `again`: something was settled or put right, go on. `done`: nothing is left for this step. */
export type StepEnd = 'again' | 'done' | Stop;

export interface PushContext {
  readonly database: LocalDatabase;
  readonly transport: SyncTransport;
  /** Mutations per push at present. */
  readonly batchLimit: number;
  /** Ask even with an empty outbox: the server seems to be another one than the one that acknowledged (epoch). */
  readonly isHandshake: boolean;
}

/** Sends the next batch and settles what comes back. */
export async function pushStep({
  database,
  transport,
  batchLimit,
  isHandshake,
}: PushContext): Promise<StepEnd> {
  const chain = await readChain(database);
  const head = await database.outbox
    .orderBy('seq')
    .limit(MAX_MUTATIONS_PER_PUSH + 1)
    .toArray();
  if (head.some(({ clientId }) => clientId !== chain.clientId)) {
    await takeNewClientId(database);
    return 'again';
  }
  const batch = choosePushBatch(head, batchLimit);
  if (batch.length === 0 && !isHandshake) return 'done';

  const outcome = await transport.push({
    epoch: chain.epoch,
    clientId: chain.clientId,
    mutations: batch.map(toMutationInput),
    pending: await database.outbox.count(),
  });
  return outcome.kind === 'ok' ? settleResult(database, outcome.value, batch.length) : outcome;
}

async function settleResult(database: LocalDatabase, result: PushResult, sent: number): Promise<StepEnd> {
  switch (result.__typename) {
    case 'PushAccepted': {
      const { epoch } = await readChain(database);
      if (epoch !== null && epoch !== result.epoch) return followEpoch(database, result.epoch);
      const settled = await settleAccepted(database, result.epoch, result.verdicts);
      if (sent === 0) return 'done';
      // An answer that settles nothing would be asked for again at once and for ever.
      return settled > 0 || (await isOutboxEmpty(database)) ? 'again' : outage('server-error');
    }
    case 'EpochChanged':
      return followEpoch(database, result.epoch);
    case 'ClientForked':
      await takeNewClientId(database);
      return 'again';
    case 'MutationGap':
      return fillGap(database, result.expectedSeq, result.verdicts);
    case 'UpgradeRequired':
      return { kind: 'upgrade' };
  }
}

async function settleAccepted(
  database: LocalDatabase,
  epoch: string,
  verdicts: readonly MutationVerdict[],
): Promise<number> {
  return writeDurably(database, () =>
    database.transaction('rw', database.outbox, database.kept, database.meta, async () => {
      const chain = await readChain(database);
      if (chain.epoch === null) await writeChain(database, { ...chain, epoch });
      return settlePushed(database, verdicts);
    }),
  );
}

/**
 * The server was restored from a backup. What it may lack of this device's mutations goes back into the outbox, and the
 * server rows are fetched anew; both in one transaction with the new epoch.
 */
async function followEpoch(database: LocalDatabase, epoch: string): Promise<StepEnd> {
  const { outbox, kept, meta, evidenceUploads } = database;
  await writeDurably(database, () =>
    database.transaction('rw', [outbox, kept, meta, evidenceUploads], async () => {
      const chain = await readChain(database);
      // The numbers do not tell what it lacks: up to there they may be those of this phone's copy, and what was
      // logged under another client id has others. Everything is asked about; a known one gets its verdict again.
      await takeBack(database, await kept.toArray());
      await writeChain(database, { ...chain, epoch });
      const pull = await readPull(database);
      await writePull(database, { ...pull, cursor: null, pulledSeq: 0, safeSeq: 0, mustReset: true });
      await forgetWhenSent(database);
    }),
  );
  return 'again';
}

/** The server waits for an earlier mutation than the first one sent. */
async function fillGap(
  database: LocalDatabase,
  expectedSeq: number,
  verdicts: readonly MutationVerdict[],
): Promise<StepEnd> {
  const canBeFilled = await writeDurably(database, () =>
    database.transaction('rw', database.outbox, database.kept, database.meta, async () => {
      await settlePushed(database, verdicts);
      const { clientId } = await readChain(database);
      // One that was logged under another client id is not missing: it never had a place in this chain.
      const missing = await database.kept
        .where('seq')
        .aboveOrEqual(expectedSeq)
        .and((record) => record.clientId === clientId && record.verdict.clientId === clientId)
        .toArray();
      await takeBack(database, missing);
      const first = await database.outbox.orderBy('seq').first();
      return !first || first.seq <= expectedSeq;
    }),
  );
  if (!canBeFilled) await takeNewClientId(database);
  return 'again';
}

async function isOutboxEmpty({ outbox }: LocalDatabase): Promise<boolean> {
  return (await outbox.count()) === 0;
}
