import { parseDecimal } from '../../indicator-value/decimal.ts';
import { scoreTable, type TableScore } from '../../scoring/score-table.ts';
import type { SchemeInput } from '../../scoring/table-input.ts';
import { EXECUTION_PART, TOTAL_PART, type StatedReport, type StatedRow } from './stated-report.ts';

/** What the rules of scoring make of the rows that an annex prints. */
interface StatedScoring {
  /** The rows of the annex, in its order; `score.rows` stands beside them. */
  readonly rows: readonly StatedRow[];
  readonly score: TableScore;
  /** Whether the weights are those that the report states; otherwise they are the default's. */
  readonly hasStatedWeights: boolean;
}

/**
 * Scores the annex of a report of another origin by our own rules (SC1 to SC15), so that what it states can be held
 * beside it. Its funds are not read: the score of execution stays open.
 */
export function scoreStatedRows(report: StatedReport): StatedScoring {
  const rows = report.rows.filter(({ view }) => view === 'ANNEX');
  const scheme = statedScheme(report);
  const score = scoreTable({
    id: 'FILE',
    year: report.budgetYear,
    scheme,
    indicators: rows.map(({ level1, level2, indicator, target, actual, weight, reason }) => ({
      level1,
      level2,
      level3: indicator,
      target: target?.text ?? null,
      actual: actual?.text ?? null,
      weight: weight && parseDecimal(weight.text.trim()) ? weight.text.trim() : null,
      reason: reason?.text ?? null,
    })),
  });
  return { rows, score, hasStatedWeights: scheme !== null };
}

/** Null unless execution and every level that has a score state their weights. */
function statedScheme({ scores }: StatedReport): SchemeInput | null {
  const parts = scores.filter(({ part }) => part !== TOTAL_PART);
  const execution = parts.find(({ part }) => part === EXECUTION_PART)?.weight ?? null;
  const levels = parts.filter(({ part }) => part !== EXECUTION_PART);
  if (execution === null || levels.length === 0) return null;
  const weights = levels.flatMap(({ part, weight }) => (weight === null ? [] : [[part, weight] as const]));
  return weights.length < levels.length ? null : { execution, levels: Object.fromEntries(weights) };
}
