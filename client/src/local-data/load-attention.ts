import { canActOnForm, type Grant } from '@attain/shared/organisation/scope';
import type { FieldConflictRow } from '../api/form-rows.ts';
import type { AttentionItem } from './attention-item.ts';
import { openAttention } from './attention.ts';
import { readChain, readPull } from './chain-state.ts';
import { isConflictBeingResolved } from './conflicts.ts';
import type { LocalDatabase } from './database.ts';
import { layersOf, type Layer } from './layers.ts';

/** What waits for the person. */
export interface Attention {
  /** Refused, oldest first. */
  readonly attention: readonly AttentionItem[];
  /** Two values stand against each other, and this person may choose. */
  readonly conflicts: readonly FieldConflictRow[];
  /** Of this device: which of two values is the person's own. */
  readonly clientId: string;
}

export async function loadAttention(database: LocalDatabase, grants: readonly Grant[]): Promise<Attention> {
  const [kept, conflicts, { clientId }] = await Promise.all([
    database.kept.where({ attention: 'OPEN' }).toArray(),
    database.fieldConflicts.toArray(),
    readChain(database),
  ]);
  const mine = await formsFilledInBy(database, grants, conflicts);
  const unresolved = conflicts.filter(
    (conflict) => conflict.state === 'OPEN' && mine.has(conflict.selfEvaluationId),
  );
  const layers = await layersOver(database, unresolved);
  const open = unresolved.filter((conflict) => !isConflictBeingResolved(conflict, layers));
  const openIds = new Set(open.map(({ id }) => id));
  return {
    // What stands as a conflict row is listed once, as the conflict.
    attention: openAttention(kept, conflicts).filter(
      ({ conflictId }) => conflictId === null || !openIds.has(conflictId),
    ),
    conflicts: open,
    clientId,
  };
}

/** What was entered on the forms of conflicts. Without a conflict nothing is read: it may be thousands. */
async function layersOver(
  database: LocalDatabase,
  conflicts: readonly FieldConflictRow[],
): Promise<readonly Layer[]> {
  if (conflicts.length === 0) return [];
  const formIds = [...new Set(conflicts.map(({ selfEvaluationId }) => selfEvaluationId))];
  const [outbox, kept, pull] = await Promise.all([
    database.outbox.where('args.selfEvaluationId').anyOf(formIds).toArray(),
    database.kept.where('args.selfEvaluationId').anyOf(formIds).toArray(),
    readPull(database),
  ]);
  return layersOf(outbox, kept, pull);
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
