import { formatDecimal } from '../indicator-value/decimal.ts';
import type { Centipoints } from '../indicator-value/points.ts';
import { formatRatio } from '../indicator-value/ratio.ts';
import type { TotalAdjustment } from './adjust-total.ts';
import { comparePolicies, type PolicyTotal } from './compare-policies.ts';
import type { CompiledTable } from './compile-table.ts';
import { explainRow } from './explain-row.ts';
import type { RowExplanation } from './explanation.ts';
import { GRADE_THRESHOLDS, type Grade } from './grade.ts';
import type { MissingSatisfactionStep } from './level-weights.ts';
import type { TotalCap } from './scheme.ts';
import type { ScoreMode } from './score-mode.ts';
import type { ScoredTable } from './score-compiled-table.ts';

/** How a table came to its total: every sum with its parts. Plain data. */
export interface TableExplanation {
  readonly execution: ExecutionExplanation;
  readonly missingSatisfaction: MissingSatisfactionStep;
  readonly levels: readonly LevelExplanation[];
  readonly rows: readonly RowExplanation[];
  readonly adjustment: AdjustmentExplanation;
  readonly total: Centipoints | null;
  readonly range: readonly [Centipoints, Centipoints];
  /** Null while the total is undecided; `from` is the threshold that gave the grade. */
  readonly grade: { readonly grade: Grade; readonly from: Centipoints } | null;
  /** What the total would be, had the weight of a missing satisfaction gone elsewhere; empty where none is missing. */
  readonly policies: readonly PolicyTotal[];
}

/** What the scheme takes from the sum of the scores; empty and null for most schemes. */
export interface AdjustmentExplanation {
  /** Points for each row that deviates too far (SC14). */
  readonly deductions: readonly {
    readonly row: number;
    readonly deviation: string;
    readonly points: Centipoints;
  }[];
  /** The execution rate is below `below`: the total is at most `atMost` (SC13). `isOpen`: the rate is not known. */
  readonly cap: (TotalCap & { readonly isOpen: boolean }) | null;
}

/** weight × executed ÷ budget = score (SC4). */
export interface ExecutionExplanation {
  readonly rule: 'SC4';
  readonly kind: 'COMPUTED' | 'CAPPED' | 'NO_RATE' | 'NO_WEIGHT';
  readonly weight: Centipoints;
  readonly budget: string | null;
  readonly executed: string | null;
  /** The unit of both amounts, as printed. */
  readonly unit: string | null;
  readonly rate: string | null;
  readonly mode: ScoreMode;
  /** The part of the weight that the rate earns under the mode. */
  readonly share: string | null;
  readonly score: Centipoints | null;
}

/** The scores of a level's rows, in the table's order, add up to the level's. */
export interface LevelExplanation {
  readonly name: string;
  readonly weight: Centipoints;
  readonly parts: readonly {
    readonly row: number;
    readonly weight: Centipoints;
    readonly score: Centipoints | null;
  }[];
  readonly score: Centipoints | null;
}

export function explainTable(table: CompiledTable, scored: ScoredTable): TableExplanation {
  const { total, range, grade } = scored;
  const threshold = GRADE_THRESHOLDS.find((candidate) => candidate.grade === grade);
  return {
    execution: explainExecution(table, scored),
    missingSatisfaction: table.missingSatisfaction,
    levels: scored.levels.map(({ name, weight, score }) => ({
      name,
      weight,
      score,
      parts: partsOf(table, scored, name),
    })),
    rows: table.rows.flatMap(({ index }) => explainRow(table, scored, index) ?? []),
    adjustment: explainAdjustment(scored.adjustment),
    total,
    range,
    grade: threshold ?? null,
    policies: comparePolicies(table),
  };
}

function explainExecution({ input, execution }: CompiledTable, scored: ScoredTable): ExecutionExplanation {
  const { weight, rate, share, score } = scored.execution;
  const isCapped = rate !== null && rate.numerator > rate.denominator;
  return {
    rule: 'SC4',
    kind: weight === 0 ? 'NO_WEIGHT' : rate === null ? 'NO_RATE' : isCapped ? 'CAPPED' : 'COMPUTED',
    weight,
    budget: execution.budget && formatDecimal(execution.budget),
    executed: execution.executed && formatDecimal(execution.executed),
    unit: input.funds?.unit ?? null,
    rate: rate && formatRatio(rate),
    mode: execution.mode,
    share: share && formatRatio(share),
    score,
  };
}

function explainAdjustment({ deductions, cap, openCap }: TotalAdjustment): AdjustmentExplanation {
  const applied = cap ?? openCap;
  return {
    deductions: deductions.map(({ row, deviation, points }) => ({
      row,
      deviation: formatRatio(deviation),
      points,
    })),
    cap: applied && { ...applied, isOpen: cap === null },
  };
}

function partsOf(table: CompiledTable, scored: ScoredTable, level: string): LevelExplanation['parts'] {
  return table.rows.flatMap((row) => {
    const scoredRow = scored.rows[row.index];
    if (row.level !== level || !scoredRow) return [];
    return { row: row.index, weight: scoredRow.weight, score: scoredRow.score };
  });
}
