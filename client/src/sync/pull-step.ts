import type { PullPage } from '../api/sync.ts';
import { readChain, readPull, writeChain, writePull } from '../local-data/chain-state.ts';
import { SERVER_TABLE_NAMES, type LocalDatabase, type ServerTableName } from '../local-data/database.ts';
import { forgetWhenSent } from '../local-data/evidence-uploads.ts';
import type { PullState } from '../local-data/stored-records.ts';
import { markArrived } from '../local-data/withdraw.ts';
import { writeDurably } from '../local-data/write-durably.ts';
import { BucketCheck } from './bucket-check.ts';
import type { StepEnd } from './push-step.ts';
import { closeResolved, settlePulled, takeBackUntold } from './settle.ts';
import type { SyncTransport } from './sync-transport.ts';

/**
 * `epoch-changed`: ask by a push first what the server still has; until then nothing may be dropped. `taken-back`: what
 * it was told to have is to be sent again.
 */
export type PullEnd = StepEnd | 'epoch-changed' | 'taken-back';

type SyncEntity = PullPage['evictions'][number]['entity'];

const TABLE_OF_ENTITY: Readonly<Record<SyncEntity, ServerTableName>> = {
  ORG_UNIT: 'orgUnits',
  FUND: 'funds',
  BUDGET_DOCUMENT: 'budgetDocuments',
  ALLOTMENT: 'allotments',
  SCHEME: 'schemes',
  ROUND: 'rounds',
  TARGET_TABLE: 'targetTables',
  INDICATOR: 'indicators',
  SELF_EVALUATION: 'selfEvaluations',
  INDICATOR_ACTUAL: 'indicatorActuals',
  FUND_EXECUTION: 'fundExecutions',
  FORM_STATEMENT: 'formStatements',
  SUBMISSION: 'submissions',
  REVIEW_DECISION: 'reviewDecisions',
  COMMENT: 'comments',
  FIELD_CONFLICT: 'fieldConflicts',
  EVIDENCE: 'evidence',
  AMENDMENT: 'amendments',
  FINDING_ANSWER: 'findingAnswers',
};

/** Fetches the next page and stores it together with the cursor after it; after the last one rows are compared. */
export async function pullStep(
  database: LocalDatabase,
  transport: SyncTransport,
  limit: number,
  nowMs: number,
  buckets = new BucketCheck(database, transport),
): Promise<PullEnd> {
  const { cursor } = await readPull(database);
  const outcome = await transport.pull(cursor, limit, buckets.asked(cursor));
  if (outcome.kind !== 'ok') return outcome;
  const result = outcome.value;
  switch (result.__typename) {
    case 'PullPage': {
      const end = await writeDurably(database, () => storePage(database, cursor, result, nowMs));
      return end === 'done' ? buckets.compare(result, nowMs) : end;
    }
    case 'PullReset':
      return writeDurably(database, () => startOver(database, result.epoch));
    case 'UpgradeRequired':
      return { kind: 'upgrade' };
  }
}

function storePage(
  database: LocalDatabase,
  cursorSent: string | null,
  page: PullPage,
  nowMs: number,
): Promise<PullEnd> {
  return database.transaction('rw', database.tables, async (): Promise<PullEnd> => {
    const chain = await readChain(database);
    if (chain.epoch !== null && chain.epoch !== page.epoch) return 'epoch-changed';
    const pull = await readPull(database);
    // A second tab has stored this page, or has started over: what the page continues is no longer there.
    if (pull.cursor !== cursorSent) return 'again';

    if (pull.mustReset) await Promise.all(SERVER_TABLE_NAMES.map((name) => database.table(name).clear()));
    // Most pages touch few tables, and each write asked of the database costs, even of nothing.
    const touched = SERVER_TABLE_NAMES.filter((name) => page[name].length > 0);
    await Promise.all(touched.map((name) => database.table(name).bulkPut([...page[name]])));
    for (const { entity, id } of page.evictions) {
      // A newer server has rows that this build never stored.
      if (Object.hasOwn(TABLE_OF_ENTITY, entity)) await database.table(TABLE_OF_ENTITY[entity]).delete(id);
    }
    await settlePulled(database, page);
    await markArrived(
      database,
      page.verdicts.map(({ mutationId }) => mutationId),
    );
    await closeResolved(database, page.fieldConflicts);

    const next = afterPage(pull, page, nowMs);
    await writePull(database, next);
    if (chain.epoch === null) await writeChain(database, { ...chain, epoch: page.epoch });
    if (page.hasMore) return 'again';
    if ((await takeBackUntold(database, page)) > 0) return 'taken-back';
    await dropSafeCopies(database, next);
    return 'done';
  });
}

function afterPage(pull: PullState, page: PullPage, nowMs: number): PullState {
  // Between pages rows of a later change may be missing, so the overlay keeps its layers until the last page.
  const pulledBefore = pull.mustReset ? 0 : pull.pulledSeq;
  return {
    cursor: page.cursor,
    pulledSeq: page.hasMore ? pulledBefore : page.seq,
    safeSeq: page.safeSeq,
    mustReset: false,
    lastPulledAt: page.hasMore ? pull.lastPulledAt : new Date(nowMs).toISOString(),
    clockAheadMs: nowMs - Date.parse(page.serverTime),
  };
}

/** A sent copy goes when a verified backup holds it, its effect is in the rows, and nobody must act on it. */
async function dropSafeCopies({ kept }: LocalDatabase, { safeSeq, pulledSeq }: PullState): Promise<void> {
  const heldTo = Math.min(safeSeq, pulledSeq);
  await kept.filter(({ verdict, attention }) => verdict.seq <= heldTo && attention !== 'OPEN').delete();
}

/** Server rows go with the first page of the new pull, not before: what people entered stays in any case. */
function startOver(database: LocalDatabase, epoch: string): Promise<PullEnd> {
  const { meta, evidenceUploads } = database;
  return database.transaction('rw', meta, evidenceUploads, async (): Promise<PullEnd> => {
    const chain = await readChain(database);
    if (chain.epoch !== null && chain.epoch !== epoch) return 'epoch-changed';
    const pull = await readPull(database);
    await writePull(database, { ...pull, cursor: null, mustReset: true });
    await forgetWhenSent(database);
    return 'again';
  });
}
