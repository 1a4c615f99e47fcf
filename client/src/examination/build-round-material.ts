import { AdministrativeLevel } from '@attain/shared/examination/administrative-level';
import type {
  AllotmentMaterial,
  DocumentMaterial,
  ExecutionMaterial,
} from '@attain/shared/examination/document-material';
import type { RoundMaterial } from '@attain/shared/examination/round-material';
import type { TableMaterial } from '@attain/shared/examination/table-material';
import type { AllotmentRow, BudgetDocumentRow, IndicatorRow, OrgUnitRow } from '../api/reference-rows.ts';
import type { FormView } from '../local-data/form-view.ts';
import type { LocalRound } from '../local-data/use-round-rows.ts';
import { buildFormMaterial } from './build-form-material.ts';

type UnitsById = ReadonlyMap<string, OrgUnitRow>;

/**
 * The round as the rules of the examination read it, from rows alone. What rows do not hold (the report's words, who
 * is responsible, regulations, attachments) is not known, and the rules say nothing about it.
 */
export function buildRoundMaterial(local: LocalRound): RoundMaterial {
  const { round } = local;
  const units: UnitsById = new Map(local.units.map((unit) => [unit.id, unit]));
  const ofRound = local.forms.filter(({ form }) => form.roundId === round.id);
  // Documents of years that are over belong to their own rounds; next year's may be counted in by mistake (F05).
  const documents = local.documents.filter(
    ({ fundId, budgetYear }) => fundId === round.fundId && budgetYear >= round.budgetYear,
  );
  const tables = issuedTables(local, units);
  return {
    budgetYear: round.budgetYear,
    documents: documents.map((row) => documentMaterial(row, local.documents)),
    allotments: local.allotments.flatMap((row) => allotmentMaterial(row, documents, units)),
    units: local.units.map(({ name, shortName, departmentName, level, parentId }) => ({
      name,
      otherNames: [shortName, departmentName].filter((other) => other !== name),
      level,
      // The unit above may lie outside what this person sees.
      parent: units.get(parentId ?? '')?.name ?? null,
    })),
    executions: local.units.flatMap((unit) => executionMaterial(unit, ofRound)),
    tables,
    forms: ofRound.map((view) => buildFormMaterial(view, ofRound, tables)),
    statement: { headline: null, aspects: [], citations: [] },
    attachedDocuments: [],
    regulations: [],
    issuerPrefixes: [],
  };
}

function documentMaterial(row: BudgetDocumentRow, all: readonly BudgetDocumentRow[]): DocumentMaterial {
  return {
    documentNumber: row.documentNumber,
    title: row.about === '' ? null : row.about,
    issuer: null,
    issuedOn: row.issuedOn,
    receivedOn: row.receivedOn,
    amountInFen: row.amountInFen,
    budgetYear: row.budgetYear,
    batch: row.batch,
    passesOn: all.find(({ id }) => id === row.passesOnId)?.documentNumber ?? null,
  };
}

/** Only what went to units that this person sees: the others have no name here. */
function allotmentMaterial(
  { budgetDocumentId, orgUnitId, amountInFen }: AllotmentRow,
  documents: readonly BudgetDocumentRow[],
  units: UnitsById,
): AllotmentMaterial[] {
  const document = documents.find(({ id }) => id === budgetDocumentId);
  const unit = units.get(orgUnitId);
  if (!document || !unit) return [];
  return [{ documentNumber: document.documentNumber, unit: unit.name, amountInFen, levelsToUser: null }];
}

/** What a unit's forms say together about the central money; null as soon as one of them does not say it. */
function executionMaterial(unit: OrgUnitRow, forms: readonly FormView[]): ExecutionMaterial[] {
  const central = forms
    .filter(({ form, targetTable }) => form.orgUnitId === unit.id && targetTable?.budgetDocumentId)
    .map(({ executions }) => executions.find(({ source }) => source === 'CENTRAL')?.values ?? null);
  if (central.length === 0) return [];
  const sum = (field: 'annualBudgetInFen' | 'executedInFen') =>
    central.reduce<number | null>((total, values) => {
      const amount = values?.[field] ?? null;
      return total === null || amount === null ? null : total + amount;
    }, 0);
  return [
    {
      unit: unit.name,
      budgetInFen: sum('annualBudgetInFen'),
      executedInFen: sum('executedInFen'),
      asOf: null,
    },
  ];
}

/** A table without a budget document is a unit's own, put together from the others: nobody issued it. */
function issuedTables(
  { round, tables, documents, indicators }: LocalRound,
  units: UnitsById,
): TableMaterial[] {
  const rows = indicatorsByTable(indicators);
  const order = new Map([...units.keys()].map((id, index) => [id, index]));
  return tables
    .filter(({ roundId }) => roundId === round.id)
    .toSorted(
      (a, b) =>
        (order.get(a.orgUnitId) ?? 0) - (order.get(b.orgUnitId) ?? 0) || compareTexts(a.batch, b.batch),
    )
    .flatMap((table) => {
      const document = documents.find(({ id }) => id === table.budgetDocumentId);
      const holder = units.get(table.orgUnitId);
      if (!document || !holder) return [];
      return {
        id: table.id,
        from: readLevel(document.issuerLevel),
        batch: table.batch,
        holder: holder.name,
        holderLevel: holder.level,
        amountInFen: table.amountInFen,
        ministry: null,
        responsiblePerson: null,
        indicators: (rows.get(table.id) ?? []).map((row) => ({
          id: row.id,
          level1: row.level1,
          level2: row.level2 === '' ? null : row.level2,
          level3: row.level3,
          targetText: row.targetText,
          feeds: row.parentIndicatorId,
          objects: null,
        })),
      };
    });
}

function indicatorsByTable(indicators: readonly IndicatorRow[]): Map<string, IndicatorRow[]> {
  const tables = new Map<string, IndicatorRow[]>();
  for (const row of indicators.toSorted((a, b) => a.position - b.position)) {
    const rows = tables.get(row.targetTableId);
    if (rows) rows.push(row);
    else tables.set(row.targetTableId, [row]);
  }
  return tables;
}

const LEVELS = Object.values(AdministrativeLevel);

/** A level that is not known is taken for a lower one: the centre's targets alone are treated differently. */
function readLevel(level: string): AdministrativeLevel {
  return LEVELS.find((known) => known === level) ?? AdministrativeLevel.REGION;
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
