import { formatRatio } from '@attain/shared/indicator-value/ratio';
import type { RolledUpRow } from '@attain/shared/roll-up/rolled-up-table';
import { explainTable } from '@attain/shared/scoring/explain-table';
import { findFaults } from '@attain/shared/scoring/find-faults';
import type { FormScore } from './form-score.ts';
import type { FormScoring } from './score-form.ts';

/** The scoring of a form as the API tells it: whole centipoints, decimals as text, the trace as JSON. */
export function buildFormScore(schemeId: string, { rolled, table, scored }: FormScoring): FormScore {
  const indicatorIds = rolled.rows.map(({ indicatorId }) => indicatorId);
  const [lowestInCentipoints, highestInCentipoints] = scored.range;
  return {
    selfEvaluationId: rolled.table.id,
    schemeId,
    executionRate: scored.execution.rate && formatRatio(scored.execution.rate),
    executionInCentipoints: scored.execution.score,
    totalInCentipoints: scored.total,
    lowestInCentipoints,
    highestInCentipoints,
    grade: scored.grade,
    levels: scored.levels.map(({ name, score }) => ({ level1: name, scoreInCentipoints: score })),
    rows: scored.rows.map(({ weight, judgement, score }, index) => ({
      indicatorId: indicatorIds[index] ?? '',
      weightInCentipoints: weight,
      completion: judgement.completion && formatRatio(judgement.completion),
      deviation: judgement.deviation && formatRatio(judgement.deviation),
      scoreInCentipoints: score,
      rule: judgement.rule,
    })),
    findings: findFaults(table, scored).map(({ code, severity, row, details }) => ({
      code,
      severity,
      indicatorId: row === null ? null : (indicatorIds[row] ?? null),
      details,
    })),
    explanation: { ...explainTable(table, scored), rollUp: rolled.rows.map(explainRollUp) },
  };
}

/** Exact fractions do not travel as JSON; what is shown of them does. */
function explainRollUp({ contributions, carried: _, ...row }: RolledUpRow): object {
  return {
    ...row,
    contributions: contributions.map(({ value, parts, ...contribution }) => ({
      ...contribution,
      value: value && formatRatio(value),
      parts: parts && {
        numerator: formatRatio(parts.numerator),
        denominator: formatRatio(parts.denominator),
      },
    })),
  };
}
