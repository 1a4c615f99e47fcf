import type { FieldConflictRow } from '../api/form-rows.ts';
import type { IndicatorRow, OrgUnitRow, RoundRow, TargetTableRow } from '../api/reference-rows.ts';
import type { LocalDatabase } from './database.ts';

/** The form that a mutation is about, as far as this device has it. */
export interface FormNames {
  readonly table: TargetTableRow | null;
  readonly unit: OrgUnitRow | null;
}

/** What mutations name only by id. What this device does not have (any more) is missing. */
export interface EntryNames {
  readonly indicators: ReadonlyMap<string, IndicatorRow>;
  readonly forms: ReadonlyMap<string, FormNames>;
  readonly rounds: ReadonlyMap<string, RoundRow>;
  readonly conflicts: ReadonlyMap<string, FieldConflictRow>;
  /** Names of files. */
  readonly evidence: ReadonlyMap<string, string>;
}

export const NO_NAMES: EntryNames = {
  indicators: new Map(),
  forms: new Map(),
  rounds: new Map(),
  conflicts: new Map(),
  evidence: new Map(),
};

export async function loadEntryNames(database: LocalDatabase): Promise<EntryNames> {
  const [indicators, forms, tables, units, rounds, conflicts, evidence] = await Promise.all([
    database.indicators.toArray(),
    database.selfEvaluations.toArray(),
    database.targetTables.toArray(),
    database.orgUnits.toArray(),
    database.rounds.toArray(),
    database.fieldConflicts.toArray(),
    database.evidence.toArray(),
  ]);
  const tableById = byId(tables);
  const unitById = byId(units);
  return {
    indicators: byId(indicators),
    rounds: byId(rounds),
    conflicts: byId(conflicts),
    evidence: new Map(evidence.map(({ id, fileName }) => [id, fileName])),
    forms: new Map(
      forms.map(({ id, targetTableId, orgUnitId }) => {
        const names = { table: tableById.get(targetTableId) ?? null, unit: unitById.get(orgUnitId) ?? null };
        return [id, names];
      }),
    ),
  };
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
