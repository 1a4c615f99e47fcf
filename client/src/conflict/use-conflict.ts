import type { FieldConflictRow } from '../api/form-rows.ts';
import type { IndicatorRow } from '../api/reference-rows.ts';
import { useDeviceNames } from '../device/use-device-names.ts';
import { assembleForm, type FormReader } from '../local-data/assemble-form.ts';
import { isConflictBeingResolved } from '../local-data/conflicts.ts';
import type { LocalDatabase } from '../local-data/database.ts';
import { loadEntryNames, type EntryNames } from '../local-data/load-entry-names.ts';
import type { FormView } from '../local-data/form-view.ts';
import { loadForm, type FormRows } from '../local-data/load-forms.ts';
import { useLiveQuery } from '../local-data/use-live-query.ts';
import { useWorkspace } from '../local-data/workspace.ts';

/** Two values against each other, with what is needed to choose between them. */
export interface ConflictView {
  readonly conflict: FieldConflictRow;
  readonly names: EntryNames;
  readonly indicator: IndicatorRow | null;
  /** What stands on the server now; it may have changed since the two values met. Money: whole fen in digits. */
  readonly standing: string | null;
  /** The losing value was entered on this device, under whatever id the device had then. */
  readonly isMineHere: boolean;
  readonly isTheirsHere: boolean;
  /** Both values are one person's, of two of their devices. */
  readonly isOnePerson: boolean;
  /** The form as it stands, to score it with either value. */
  readonly form: FormView;
}

/** A conflict that still waits for a choice; null once loaded: it does not, or this device does not have it. */
export function useConflict(conflictId: () => string) {
  const { database, reader } = useWorkspace();
  const { value: view, isLoaded } = useLiveQuery(conflictId, (id) => loadConflict(database, reader, id));
  const deviceNames = useDeviceNames(() => (view.value ? [view.value.conflict.selfEvaluationId] : []));
  return { view, isLoaded, deviceNames };
}

/** @param reader Who looks. */
export async function loadConflict(
  database: LocalDatabase,
  reader: FormReader,
  id: string,
): Promise<ConflictView | null> {
  const conflict = await database.fieldConflicts.get(id);
  if (conflict?.state !== 'OPEN') return null;
  const rows = await loadForm(database, conflict.selfEvaluationId);
  if (!rows || isConflictBeingResolved(conflict, rows.layers)) return null;
  const names = await loadEntryNames(database);
  return {
    conflict,
    names,
    indicator: names.indicators.get(conflict.subjectKey) ?? null,
    standing: standingValue(conflict, rows),
    isMineHere: await isEnteredHere(database, conflict.mine, rows.clientId),
    isTheirsHere: await isEnteredHere(database, conflict.theirs, rows.clientId),
    isOnePerson:
      conflict.mine.byName === conflict.theirs.byName && conflict.mine.byName === reader.displayName,
    form: assembleForm(rows, reader),
  };
}

/** A copied or restored phone has taken another id since (SY5); what it entered keeps its own. */
async function isEnteredHere(
  { outbox, kept }: LocalDatabase,
  { clientId, mutationId }: FieldConflictRow['mine'],
  ownId: string,
): Promise<boolean> {
  if (clientId === ownId) return true;
  return ((await outbox.get(mutationId)) ?? (await kept.get(mutationId))) !== undefined;
}

function standingValue(
  { subject, subjectKey, field, theirs }: FieldConflictRow,
  rows: FormRows,
): string | null {
  const rowsOf: Readonly<Record<FieldConflictRow['subject'], () => object | undefined>> = {
    INDICATOR_ACTUAL: () => rows.actuals.find(({ indicatorId }) => indicatorId === subjectKey),
    FUND_EXECUTION: () => rows.executions.find(({ source }) => source === subjectKey),
    FORM_STATEMENT: () => rows.statements.find(({ place }) => place === subjectKey),
  };
  const row = rowsOf[subject]();
  if (!row) return theirs.value;
  const value: unknown = Object.entries(row).find(([key]) => key === field)?.[1];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
