import type {
  Comparison,
  IsoDate,
  ParsedActual,
  ParsedTarget,
  ValueKind,
} from '../indicator-value/parsed-value.ts';
import { pointsAsJson } from '../indicator-value/points.ts';
import { formatRatio } from '../indicator-value/ratio.ts';
import type { TotalAdjustment } from './adjust-total.ts';
import { compileTable, type CompiledTable } from './compile-table.ts';
import { findFaults } from './find-faults.ts';
import type { Finding } from './finding.ts';
import type { Grade } from './grade.ts';
import type { RowRule } from './judgement.ts';
import { scoreCompiledTable, type ScoredTable } from './score-compiled-table.ts';
import type { TableInput } from './table-input.ts';

/**
 * The output of `pnpm score`, word for word, but for the findings: they carry `details` here, and the command words
 * them as `message`. Points are JSON numbers, exact to a hundredth.
 */
export interface TableScore {
  readonly id: string;
  readonly execution: {
    readonly rate: string | null;
    readonly weight: number;
    readonly score: number | null;
  };
  readonly rows: readonly RowScore[];
  readonly levels: Readonly<Record<string, number | null>>;
  /** Points taken for rows that deviate too far; absent without any. */
  readonly deductions?: readonly {
    readonly row: number;
    readonly points: number;
    readonly rule: 'SC14';
  }[];
  /** The most that the total can be at this execution rate; absent without a cap. */
  readonly cap?: { readonly atMost: number; readonly rule: 'SC13' };
  readonly total: number | null;
  readonly range: readonly [number, number];
  readonly grade: Grade | null;
  readonly findings: readonly Finding[];
}

export interface RowScore {
  readonly weight: number;
  readonly target: ValueJson;
  readonly actual: ValueJson;
  readonly completion: string | null;
  readonly deviation: string | null;
  readonly score: number | null;
  readonly rule: RowRule;
}

/** A parsed text with the fields of its kind. */
export interface ValueJson {
  readonly kind: ValueKind;
  readonly comparison?: Comparison;
  readonly value?: string;
  readonly low?: string;
  readonly high?: string;
  readonly within?: string;
  readonly unit?: string | null;
  readonly by?: IsoDate | null;
}

/** Scores one printed table and examines it. */
export function scoreTable(input: TableInput): TableScore {
  const table = compileTable(input);
  const scored = scoreCompiledTable(table);
  return tableScoreAsJson(table, scored, findFaults(table, scored));
}

export function tableScoreAsJson(
  { input, rows }: CompiledTable,
  scored: ScoredTable,
  findings: readonly Finding[],
): TableScore {
  const { execution, total, range, adjustment } = scored;
  return {
    id: input.id,
    execution: {
      rate: execution.rate && formatRatio(execution.rate),
      weight: pointsAsJson(execution.weight),
      score: nullablePoints(execution.score),
    },
    rows: rows.flatMap((row, index) => {
      const scoredRow = scored.rows[index];
      if (!scoredRow) return [];
      const { completion, deviation } = scoredRow.judgement;
      return {
        weight: pointsAsJson(row.weight),
        target: valueAsJson(row.target),
        actual: valueAsJson(row.actual),
        completion: completion && formatRatio(completion),
        deviation: deviation && formatRatio(deviation),
        score: nullablePoints(scoredRow.score),
        rule: scoredRow.rule,
      };
    }),
    levels: Object.fromEntries(scored.levels.map(({ name, score }) => [name, nullablePoints(score)])),
    ...adjustmentAsJson(adjustment),
    total: nullablePoints(total),
    range: [pointsAsJson(range[0]), pointsAsJson(range[1])],
    grade: scored.grade,
    findings,
  };
}

/** Only where the scheme takes something: most schemes have no such rule. */
function adjustmentAsJson({ deductions, cap }: TotalAdjustment): Pick<TableScore, 'deductions' | 'cap'> {
  return {
    ...(deductions.length > 0 && {
      deductions: deductions.map(({ row, points }) => ({ row, points: pointsAsJson(points), rule: 'SC14' })),
    }),
    ...(cap && { cap: { atMost: pointsAsJson(cap.atMost), rule: 'SC13' } }),
  };
}

function nullablePoints(points: number | null): number | null {
  return points === null ? null : pointsAsJson(points);
}

/** Without what only scoring needs: whether a number is bare, and a deadline's first day. */
function valueAsJson(value: ParsedTarget | ParsedActual): ValueJson {
  if (value.kind === 'deadline') return { kind: value.kind, by: value.by };
  if (value.kind !== 'quantity') return { kind: value.kind };
  if (!('isBare' in value)) return value;
  const { kind, comparison, value: number, unit } = value;
  return { kind, comparison, value: number, unit };
}
