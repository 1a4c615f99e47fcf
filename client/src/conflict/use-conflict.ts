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

type ConflictSideRow = FieldConflictRow['mine'];

/** Where a value was entered: on this device, on another one of the reader's, or by somebody else. */
export type Source = 'HERE' | 'OWN_DEVICE' | 'SOMEBODY';

/** Two values against each other, with what is needed to choose between them. */
export interface ConflictView {
  readonly conflict: FieldConflictRow;
  readonly names: EntryNames;
  readonly indicator: IndicatorRow | null;
  /** What stands on the server now; it may have changed since the two values met. Money: whole fen in digits. */
  readonly standing: string | null;
  readonly mineFrom: Source;
  readonly theirsFrom: Source;
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
  const sourceOf = await sourcesFor(database, reader, rows.clientId);
  return {
    conflict,
    names,
    indicator: names.indicators.get(conflict.subjectKey) ?? null,
    standing: standingValue(conflict, rows),
    mineFrom: await sourceOf(conflict.mine),
    theirsFrom: await sourceOf(conflict.theirs),
    form: assembleForm(rows, reader),
  };
}

/** A copied or restored phone has taken another id since (SY5); what it entered keeps its own. */
async function isEnteredHere(
  { outbox, kept }: LocalDatabase,
  { clientId, mutationId }: ConflictSideRow,
  ownId: string,
): Promise<boolean> {
  if (clientId === ownId) return true;
  return ((await outbox.get(mutationId)) ?? (await kept.get(mutationId))) !== undefined;
}

/** Two people may have one name: it decides only while the server was not heard on whose devices are whose. */
async function sourcesFor(
  database: LocalDatabase,
  { displayName }: FormReader,
  ownId: string,
): Promise<(side: ConflictSideRow) => Promise<Source>> {
  const record = await database.meta.get('own-clients');
  const own = record?.key === 'own-clients' ? new Set(record.value) : null;
  return async (side) => {
    if (await isEnteredHere(database, side, ownId)) return 'HERE';
    const isOwn = own ? own.has(side.clientId) : side.byName === displayName;
    return isOwn ? 'OWN_DEVICE' : 'SOMEBODY';
  };
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
