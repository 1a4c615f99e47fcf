import type { FieldConflictRow } from '../api/form-rows.ts';
import type { IndicatorRow } from '../api/reference-rows.ts';
import { useDeviceNames } from '../device/use-device-names.ts';
import { isConflictBeingResolved } from '../local-data/conflicts.ts';
import type { LocalDatabase } from '../local-data/database.ts';
import { loadEntryNames, type EntryNames } from '../local-data/load-entry-names.ts';
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
  /** The losing value was entered on this device. */
  readonly isMineHere: boolean;
}

/** A conflict that still waits for a choice; null once loaded: it does not, or this device does not have it. */
export function useConflict(conflictId: () => string) {
  const { database } = useWorkspace();
  const { value: view, isLoaded } = useLiveQuery(conflictId, (id) => loadConflict(database, id));
  const deviceNames = useDeviceNames(() => (view.value ? [view.value.conflict.selfEvaluationId] : []));
  return { view, isLoaded, deviceNames };
}

async function loadConflict(database: LocalDatabase, id: string): Promise<ConflictView | null> {
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
    isMineHere: conflict.mine.clientId === rows.clientId,
  };
}

function standingValue(
  { subject, subjectKey, field, theirs }: FieldConflictRow,
  rows: FormRows,
): string | null {
  const row: object | undefined =
    subject === 'INDICATOR_ACTUAL'
      ? rows.actuals.find(({ indicatorId }) => indicatorId === subjectKey)
      : rows.executions.find(({ source }) => source === subjectKey);
  if (!row) return theirs.value;
  const value: unknown = Object.entries(row).find(([key]) => key === field)?.[1];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
