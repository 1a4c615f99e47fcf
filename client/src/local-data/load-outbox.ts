import { canActOnForm, type Grant } from '@attain/shared/organisation/scope';
import type { AmendmentRow, FieldConflictRow } from '../api/form-rows.ts';
import type { AttentionItem } from './attention-item.ts';
import { openAttention } from './attention.ts';
import { readPull } from './chain-state.ts';
import { isConflictBeingResolved } from './conflicts.ts';
import type { LocalDatabase } from './database.ts';
import { enteredAtOf, layersOf } from './layers.ts';
import type { OutboxRecord } from './stored-records.ts';

/** Everything on this device that is not settled. */
export interface OutboxView {
  /** Not at the server yet, oldest first. */
  readonly pending: readonly OutboxRecord[];
  /** Refused; each waits for the person. */
  readonly attention: readonly AttentionItem[];
  /** What became of refused ones, by the mutation's id. */
  readonly amendments: ReadonlyMap<string, AmendmentRow>;
  /** Two values stand against each other, and this person may choose. */
  readonly conflicts: readonly FieldConflictRow[];
  /** ISO 8601 by this device's clock. */
  readonly oldestPendingAt: string | null;
  /** ISO 8601 by this device's clock; null before the first complete pull. */
  readonly lastPulledAt: string | null;
}

export async function loadOutbox(database: LocalDatabase, grants: readonly Grant[]): Promise<OutboxView> {
  const [pending, kept, conflicts, amendments, pull] = await Promise.all([
    database.outbox.orderBy('seq').toArray(),
    database.kept.toArray(),
    database.fieldConflicts.toArray(),
    database.amendments.toArray(),
    readPull(database),
  ]);
  const layers = layersOf(pending, kept, pull);
  const mine = await formsFilledInBy(database, grants, conflicts);
  const open = conflicts.filter(
    (conflict) =>
      conflict.state === 'OPEN' &&
      mine.has(conflict.selfEvaluationId) &&
      !isConflictBeingResolved(conflict, layers),
  );
  const openIds = new Set(open.map(({ id }) => id));
  return {
    pending,
    // What stands as a conflict row is listed once, as the conflict.
    attention: openAttention(kept, conflicts).filter(
      ({ conflictId }) => conflictId === null || !openIds.has(conflictId),
    ),
    amendments: new Map(amendments.map((row) => [row.id, row])),
    conflicts: open,
    // Not the first of the chain: the clock may have stood in another year when that one was entered.
    oldestPendingAt: pending.map(enteredAtOf).sort()[0] ?? null,
    lastPulledAt: pull.lastPulledAt,
  };
}

/** Which of the forms with a conflict this person may fill in, and so settle the conflict. */
async function formsFilledInBy(
  { selfEvaluations, orgUnits }: LocalDatabase,
  grants: readonly Grant[],
  conflicts: readonly FieldConflictRow[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(conflicts.map(({ selfEvaluationId }) => selfEvaluationId))];
  const forms = (await selfEvaluations.bulkGet(ids)).filter((form) => form !== undefined);
  const units = await orgUnits.bulkGet(forms.map(({ orgUnitId }) => orgUnitId));
  const isMine = (path: string | undefined) => path !== undefined && canActOnForm(grants, 'FILL_IN', path);
  return new Set(forms.filter((_, index) => isMine(units[index]?.path)).map(({ id }) => id));
}
