import type { ReportFacts } from './report-facts.ts';
import type { ReportMaterial } from './report-material.ts';
import type { SourceRow } from './source.ts';
import { countOf } from './spans.ts';

/** The issued indicators, and which of them are reported. Empty is not reported; zero is. */
export interface ReportedCells {
  readonly issued: readonly SourceRow[];
  readonly reported: readonly SourceRow[];
  /** Those reported in an approved form: only these count (RU6). */
  readonly approved: readonly SourceRow[];
  readonly unreported: readonly SourceRow[];
}

/** Of all units below. */
export function reportedCells(material: ReportMaterial, { issuedTables }: ReportFacts): ReportedCells {
  const tables = new Set(issuedTables.map(({ id }) => id));
  return sorted(
    material.indicators.filter(({ targetTableId }) => tables.has(targetTableId)),
    filledIndicators(material),
  );
}

/** Of each unit that targets were issued to. */
export function reportedCellsOfUnits(
  material: ReportMaterial,
  { issuedTables }: ReportFacts,
): (orgUnitId: string) => ReportedCells {
  const unitOf = new Map(issuedTables.map(({ id, orgUnitId }) => [id, orgUnitId]));
  const filled = filledIndicators(material);
  return (orgUnitId) =>
    sorted(
      material.indicators.filter(({ targetTableId }) => unitOf.get(targetTableId) === orgUnitId),
      filled,
    );
}

interface FilledIndicators {
  readonly reported: ReadonlySet<string>;
  readonly approved: ReadonlySet<string>;
}

function filledIndicators({ indicatorActuals, selfEvaluations }: ReportMaterial): FilledIndicators {
  const approvedForms = new Set(
    selfEvaluations.filter(({ state }) => state === 'APPROVED').map(({ id }) => id),
  );
  const filled = indicatorActuals.filter(({ valueText }) => (valueText ?? '').trim() !== '');
  const approved = filled.filter(({ selfEvaluationId }) => approvedForms.has(selfEvaluationId));
  return {
    reported: new Set(filled.map(({ indicatorId }) => indicatorId)),
    approved: new Set(approved.map(({ indicatorId }) => indicatorId)),
  };
}

function sorted(
  indicators: readonly { readonly id: string }[],
  { reported, approved }: FilledIndicators,
): ReportedCells {
  const issued = indicators.map(({ id }): SourceRow => ({ entity: 'INDICATOR', id }));
  return {
    issued,
    reported: issued.filter(({ id }) => reported.has(id)),
    approved: issued.filter(({ id }) => approved.has(id)),
    unreported: issued.filter(({ id }) => !reported.has(id)),
  };
}

/** The counts as sentences name them. */
export function coverageValues({ reported, approved, unreported }: ReportedCells) {
  return { 已填项数: countOf(reported), 通过项数: countOf(approved), 未填项数: countOf(unreported) };
}
