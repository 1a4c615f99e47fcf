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

/** Of all units below, or of one. */
export function reportedCells(
  { indicators, indicatorActuals, selfEvaluations }: ReportMaterial,
  { issuedTables }: ReportFacts,
  orgUnitId?: string,
): ReportedCells {
  const tables = new Set(
    issuedTables
      .filter((table) => orgUnitId === undefined || table.orgUnitId === orgUnitId)
      .map(({ id }) => id),
  );
  const approvedForms = new Set(
    selfEvaluations.filter(({ state }) => state === 'APPROVED').map(({ id }) => id),
  );
  const filled = indicatorActuals.filter(({ valueText }) => (valueText ?? '').trim() !== '');
  const reported = new Set(filled.map(({ indicatorId }) => indicatorId));
  const approved = new Set(
    filled
      .filter(({ selfEvaluationId }) => approvedForms.has(selfEvaluationId))
      .map(({ indicatorId }) => indicatorId),
  );
  const issued = indicators
    .filter(({ targetTableId }) => tables.has(targetTableId))
    .map(({ id }): SourceRow => ({ entity: 'INDICATOR', id }));
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
