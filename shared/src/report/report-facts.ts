import type { RolledUpTable } from '../roll-up/rolled-up-table.ts';
import { compileTable } from '../scoring/compile-table.ts';
import { scoreCompiledTable, type ScoredTable } from '../scoring/score-compiled-table.ts';
import { formsRightBelow, rollUpRegion } from '../self-evaluation/region-roll-up.ts';
import type {
  ReportBudgetDocument,
  ReportForm,
  ReportMaterial,
  ReportScheme,
  ReportTargetTable,
  ReportUnit,
} from './report-material.ts';

/** The rows of a round by the part that they have in its report. */
export interface ReportFacts {
  /** The unit that reports. */
  readonly region: ReportUnit;
  /** Its own form and table; the tables of others feed it. */
  readonly form: ReportForm;
  readonly table: ReportTargetTable;
  readonly scheme: ReportScheme;
  readonly rolled: RolledUpTable;
  readonly scored: ScoredTable;
  /** The forms right below, in the order of the units. */
  readonly formsBelow: readonly ReportForm[];
  /** Documents of the budget year: from above, and the region's own that pass the money on. */
  readonly centralDocuments: readonly ReportBudgetDocument[];
  readonly regionDocuments: readonly ReportBudgetDocument[];
  /** Documents that were issued in this year for another one: told, and left out of every sum. */
  readonly otherYearDocuments: readonly ReportBudgetDocument[];
  /** Issued by the centre to the region. */
  readonly centralTables: readonly ReportTargetTable[];
  /** Issued by the region, by document and unit. */
  readonly issuedTables: readonly ReportTargetTable[];
  /** The units that money or targets were issued to, in the order of official tables. */
  readonly unitsBelow: readonly ReportUnit[];
}

/**
 * Sorts a round's rows for its report.
 *
 * @returns Null where the unit that called the round has no form of its own: there is nothing to report on.
 */
export function readReportFacts(material: ReportMaterial): ReportFacts | null {
  const { round, orgUnits, targetTables, selfEvaluations, schemes } = material;
  const region = orgUnits.find(({ id }) => id === round.ownerId);
  const form = selfEvaluations.find(
    ({ orgUnitId, roundId }) => orgUnitId === round.ownerId && roundId === round.id,
  );
  const table = targetTables.find(({ id }) => id === form?.targetTableId);
  const scheme = schemes.find(({ id }) => id === table?.schemeId);
  const rolled = form ? rollUpRegion(form.id, { ...material, rounds: [round] }) : null;
  if (!region || !form || !table || !scheme || !rolled) return null;

  const [thisYear, otherYears] = splitByYear(material);
  const inOrder = orderOfUnits(orgUnits);
  const documentOrder = new Map(thisYear.map(({ id }, index) => [id, index]));
  const byDocument = (a: ReportTargetTable, b: ReportTargetTable) =>
    (documentOrder.get(a.budgetDocumentId ?? '') ?? -1) -
      (documentOrder.get(b.budgetDocumentId ?? '') ?? -1) || inOrder(a.orgUnitId, b.orgUnitId);
  const others = targetTables.filter(({ id }) => id !== table.id).toSorted(byDocument);
  const issuedTables = others.filter(({ orgUnitId }) => orgUnitId !== region.id);
  const regionDocuments = thisYear.filter(({ issuerLevel }) => issuerLevel !== 'CENTRAL');
  return {
    region,
    form,
    table,
    scheme,
    rolled,
    scored: scoreCompiledTable(compileTable(rolled.table)),
    formsBelow: formsRightBelow(form, material).toSorted((a, b) => inOrder(a.orgUnitId, b.orgUnitId)),
    centralDocuments: thisYear.filter(({ issuerLevel }) => issuerLevel === 'CENTRAL'),
    regionDocuments,
    otherYearDocuments: otherYears,
    centralTables: others.filter(({ orgUnitId }) => orgUnitId === region.id),
    issuedTables,
    unitsBelow: unitsThatReceive(material, regionDocuments, issuedTables),
  };
}

/** The budget year's documents in the order of their issue, and those that came in it for another year. */
function splitByYear({
  documents,
  round: { budgetYear: year },
}: ReportMaterial): readonly [ReportBudgetDocument[], ReportBudgetDocument[]] {
  const inOrder = documents.toSorted((a, b) => compareTexts(a.issuedOn + a.id, b.issuedOn + b.id));
  return [
    inOrder.filter(({ budgetYear }) => budgetYear === year),
    inOrder.filter(({ budgetYear, issuedOn }) => budgetYear !== year && issuedOn.startsWith(String(year))),
  ];
}

function unitsThatReceive(
  { orgUnits, allotments }: ReportMaterial,
  documents: readonly ReportBudgetDocument[],
  tables: readonly ReportTargetTable[],
): ReportUnit[] {
  const issued = new Set(documents.map(({ id }) => id));
  const receiving = new Set([
    ...allotments
      .filter(({ budgetDocumentId }) => issued.has(budgetDocumentId))
      .map(({ orgUnitId }) => orgUnitId),
    ...tables.map(({ orgUnitId }) => orgUnitId),
  ]);
  return orgUnits.filter(({ id }) => receiving.has(id)).toSorted((a, b) => compareTexts(a.path, b.path));
}

function orderOfUnits(units: readonly ReportUnit[]): (a: string, b: string) => number {
  const paths = new Map(units.map(({ id, path }) => [id, path]));
  return (a, b) => compareTexts(paths.get(a) ?? '', paths.get(b) ?? '');
}

/** By code unit, as databases and phones compare paths alike. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
