import { readBucketRecord } from '../local-data/bucket-record.ts';
import { readPull } from '../local-data/chain-state.ts';
import type { LocalDatabase } from '../local-data/database.ts';
import { readLoss } from '../local-data/loss.ts';
import { countsText } from './diagnostics-text.ts';

/** States and counts of a user's database: nothing that was entered, and no name. */
export async function loadDiagnostics(database: LocalDatabase) {
  const [chain, pull, pending, kept, drafts, withdrawn, loss, copies, buckets] = await Promise.all([
    database.meta.get('chain'),
    readPull(database),
    database.outbox.toArray(),
    database.kept.toArray(),
    database.drafts.count(),
    database.withdrawn.count(),
    readLoss(database),
    database.upgradeCopies.toArray(),
    readBucketRecord(database),
  ]);
  const last = kept.toSorted((a, b) => b.verdict.seq - a.verdict.seq)[0];
  return {
    chain: chain?.key === 'chain' ? chain.value : null,
    pull,
    schema: database.verno,
    upgradedFrom: copies[0]?.fromVersion ?? null,
    pending: pending.length,
    pendingByName: countsText(pending.map(({ name }) => name)),
    oldestPending: pending.length === 0 ? null : new Date(Math.min(...pending.map(wallMs))).toISOString(),
    kept: kept.length,
    outcomes: countsText(kept.map(({ verdict }) => verdict.outcome)),
    lastOutcome: last ? [last.verdict.outcome, last.verdict.code].filter(Boolean).join(' ') : null,
    attention: kept.filter(({ attention }) => attention === 'OPEN').length,
    drafts,
    withdrawn,
    loss: loss?.kind ?? 'none',
    bucketsMended: buckets.mended,
    bucketsMendedAt: buckets.lastMendedAt,
    bucketsDiffering: buckets.lasting.join(', ') || null,
  };
}

function wallMs({ device }: { readonly device: { readonly wallMs: number } }): number {
  return device.wallMs;
}
