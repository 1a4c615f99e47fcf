import { AdministrativeLevel } from '../examination/administrative-level.ts';
import type {
  AllotmentMaterial,
  DocumentMaterial,
  ExecutionMaterial,
} from '../examination/document-material.ts';
import type { FormMaterial, FundAmounts } from '../examination/form-material.ts';
import type { RoundMaterial } from '../examination/round-material.ts';
import type { TableMaterial } from '../examination/table-material.ts';
import type {
  ReportBudgetDocument,
  ReportExecution,
  ReportForm,
  ReportMaterial,
  ReportTargetTable,
  ReportUnit,
} from '../report/report-material.ts';
import { readScheme } from '../scoring/read-scheme.ts';
import { readSchemeInput } from '../scoring/read-scheme-input.ts';
import { rollUpRegion } from '../self-evaluation/region-roll-up.ts';

/** A report's rows with what the examination asks of them besides; a version's data file holds all of it, a device too. */
export interface ExaminedMaterial extends ReportMaterial {
  readonly orgUnits: readonly (ReportUnit & { readonly level: AdministrativeLevel })[];
  readonly documents: readonly (ReportBudgetDocument & { readonly batch: string | null })[];
  readonly targetTables: readonly (ReportTargetTable & { readonly batch: string })[];
}

/** The rows alone that the rules of the examination read. */
export type ExaminedRows = Omit<ExaminedMaterial, 'fund' | 'statements'>;

/**
 * The round as the rules of the examination read it, from the rows of a device or of a version: findings have the same
 * keys in both, and people answer the same ones. What rows do not hold (the report's words, who is responsible,
 * regulations, attachments) is not known, and the rules say nothing about it.
 */
export function roundMaterialOf(material: ExaminedRows): RoundMaterial {
  const { round, orgUnits, allotments } = material;
  // Documents of years that are over belong to their own rounds; next year's may be counted in by mistake (F05).
  const documents = material.documents.filter(({ budgetYear }) => budgetYear >= round.budgetYear);
  const units = new Map(
    orgUnits.toSorted((a, b) => compareTexts(a.path, b.path)).map((unit) => [unit.id, unit]),
  );
  const tables = issuedTables(material, units);
  return {
    budgetYear: round.budgetYear,
    documents: documents.map((row) => documentOf(row, material)),
    allotments: allotments.flatMap(({ budgetDocumentId, orgUnitId, amountInFen }): AllotmentMaterial[] => {
      const document = documents.find(({ id }) => id === budgetDocumentId);
      const unit = units.get(orgUnitId)?.name;
      if (!document || unit === undefined) return [];
      return [{ documentNumber: document.documentNumber, unit, amountInFen, levelsToUser: null }];
    }),
    units: [...units.values()].map(({ name, shortName, departmentName, level, parentId }) => ({
      name,
      otherNames: [shortName, departmentName].filter((other) => other !== name),
      level,
      // The unit above may lie outside what a person sees.
      parent: units.get(parentId ?? '')?.name ?? null,
    })),
    executions: [...units.values()].flatMap((unit) => executionOf(unit, material)),
    tables,
    forms: material.selfEvaluations.map((form) => formOf(form, material, tables)),
    statement: { headline: null, aspects: [], citations: [] },
    attachedDocuments: [],
    regulations: [],
    issuerPrefixes: [],
  };
}

function documentOf(row: ExaminedRows['documents'][number], { documents }: ExaminedRows): DocumentMaterial {
  const { documentNumber, about, issuedOn, receivedOn, amountInFen, budgetYear, batch } = row;
  return {
    ...{ documentNumber, issuedOn, receivedOn, amountInFen, budgetYear, batch },
    title: about === '' ? null : about,
    issuer: null,
    passesOn: documents.find(({ id }) => id === row.passesOnId)?.documentNumber ?? null,
  };
}

/** What a unit's forms say together about the central money; null as soon as one of them does not say it. */
function executionOf(unit: ReportUnit, material: ExaminedRows): ExecutionMaterial[] {
  const { selfEvaluations, targetTables } = material;
  const central = selfEvaluations
    .filter(
      ({ orgUnitId, targetTableId }) =>
        orgUnitId === unit.id && targetTables.find(({ id }) => id === targetTableId)?.budgetDocumentId,
    )
    .map(({ id }) => executionFrom('CENTRAL', id, material));
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

function executionFrom(source: ReportExecution['source'], formId: string, material: ExaminedRows) {
  return material.fundExecutions.find((row) => row.selfEvaluationId === formId && row.source === source);
}

/** A table without a budget document is a unit's own, put together from the others: nobody issued it. */
function issuedTables(
  { targetTables, documents, indicators }: ExaminedRows,
  units: ReadonlyMap<string, ExaminedRows['orgUnits'][number]>,
): TableMaterial[] {
  const order = new Map([...units.keys()].map((id, index) => [id, index]));
  return targetTables
    .toSorted(
      (a, b) =>
        (order.get(a.orgUnitId) ?? 0) - (order.get(b.orgUnitId) ?? 0) || compareTexts(a.batch, b.batch),
    )
    .flatMap((table) => {
      const document = documents.find(({ id }) => id === table.budgetDocumentId);
      const holder = units.get(table.orgUnitId);
      if (!document || !holder) return [];
      const level = Object.values(AdministrativeLevel).find((known) => known === document.issuerLevel);
      return {
        id: table.id,
        from: level ?? AdministrativeLevel.REGION,
        batch: table.batch,
        holder: holder.name,
        holderLevel: holder.level,
        amountInFen: table.amountInFen,
        ministry: null,
        responsiblePerson: null,
        indicators: rowsOf(table.id, indicators).map((row) => ({
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

/** A form on an issued table answers that table, row by row; a unit's own answers all that was issued to it. */
function formOf(
  { id, orgUnitId, targetTableId }: ReportForm,
  material: ExaminedRows,
  issued: readonly TableMaterial[],
): FormMaterial {
  const holder = material.orgUnits.find((unit) => unit.id === orgUnitId)?.name ?? '';
  const isOnIssuedTable = issued.some((table) => table.id === targetTableId);
  const rolledUp = isOnIssuedTable ? null : rollUpRegion(id, { ...material, rounds: [material.round] });
  const actuals = material.indicatorActuals.filter(({ selfEvaluationId }) => selfEvaluationId === id);
  return {
    id,
    holder,
    usingUnit: null,
    tableIds: isOnIssuedTable
      ? [targetTableId]
      : issued.filter((table) => table.holder === holder).map((table) => table.id),
    mergeNote: null,
    weights: weightsOf(targetTableId, material),
    funds: {
      TOTAL: null,
      CENTRAL: amountsOf(executionFrom('CENTRAL', id, material)),
      LOCAL: amountsOf(executionFrom('LOCAL', id, material)),
      OTHER: amountsOf(executionFrom('OTHER', id, material)),
    },
    rows: rowsOf(targetTableId, material.indicators).map((row) => ({
      id: row.id,
      level1: row.level1,
      level2: row.level2 === '' ? null : row.level2,
      level3: row.level3,
      targetText: row.targetText,
      actualText:
        rolledUp?.rows.find(({ indicatorId }) => indicatorId === row.id)?.valueText ??
        actuals.find(({ indicatorId }) => indicatorId === row.id)?.valueText ??
        null,
      answers: isOnIssuedTable ? [row.id] : [],
    })),
  };
}

function weightsOf(tableId: string, { targetTables, schemes }: ExaminedRows): FormMaterial['weights'] {
  const schemeId = targetTables.find(({ id }) => id === tableId)?.schemeId;
  const scheme = schemes.find(({ id }) => id === schemeId);
  const reading = scheme && readSchemeInput(scheme.content);
  if (!reading?.ok) return null;
  const { execution, levels, weightChange } = readScheme(reading.scheme);
  return { execution, levels, reason: scheme?.reason ?? weightChange?.reason ?? null };
}

function amountsOf(row: ReportExecution | undefined): FundAmounts {
  return {
    annualBudget: row?.annualBudgetInFen ?? null,
    arrived: row?.arrivedInFen ?? null,
    executed: row?.executedInFen ?? null,
  };
}

function rowsOf(tableId: string, indicators: ExaminedRows['indicators']) {
  return indicators
    .filter(({ targetTableId }) => targetTableId === tableId)
    .toSorted((a, b) => a.position - b.position);
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
