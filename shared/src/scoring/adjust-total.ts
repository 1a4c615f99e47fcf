import { compareDecimals, ZERO } from '../indicator-value/decimal.ts';
import type { Centipoints } from '../indicator-value/points.ts';
import { compareRatios, ratioOf, type Ratio } from '../indicator-value/ratio.ts';
import type { CompiledTable } from './compile-table.ts';
import type { ScoredRow } from './score-compiled-table.ts';
import type { DeviationDeduction, TotalCap } from './scheme.ts';

/** What a scheme takes from the sum of a table's scores. */
export interface TotalAdjustment {
  /** Rows that deviate too far, each with what it costs (SC14). */
  readonly deductions: readonly Deduction[];
  /** The most that the total can be at this execution rate (SC13); null without a cap. */
  readonly cap: TotalCap | null;
  /** The scheme caps totals and the execution rate is not known: the cap that it could come to. */
  readonly openCap: TotalCap | null;
}

export interface Deduction {
  readonly row: number;
  readonly deviation: Ratio;
  readonly points: Centipoints;
}

const NO_ADJUSTMENT: TotalAdjustment = { deductions: [], cap: null, openCap: null };

/** Finds what the table's scheme takes from its total. Without such rules in the scheme nothing is looked at. */
export function findAdjustment(
  { scheme: { totalCaps, deviationDeduction }, execution }: CompiledTable,
  rows: readonly ScoredRow[],
  rate: Ratio | null,
): TotalAdjustment {
  if (totalCaps.length === 0 && deviationDeduction === null) return NO_ADJUSTMENT;
  const { budget, executed } = execution;
  const isKnown = budget !== null && executed !== null;
  // Nothing to execute is no low rate; executed without a budget has none either.
  const isNotApplicable = isKnown && compareDecimals(budget, ZERO) === 0;
  return {
    deductions: deviationDeduction ? findDeductions(deviationDeduction, rows) : [],
    cap: rate && findCap(totalCaps, rate),
    openCap: rate === null && !isNotApplicable ? (totalCaps[0] ?? null) : null,
  };
}

/** The sum of the scores as shown, less the deductions, at most the cap, never below 0. */
export function adjustTotal(sum: Centipoints, { deductions, cap }: TotalAdjustment): Centipoints {
  const lessened = deductions.reduce((rest, { points }) => rest - points, sum);
  return Math.max(0, cap === null ? lessened : Math.min(lessened, cap.atMost));
}

/** The caps rise with the rate: the first that the rate stays below is the strictest. */
function findCap(caps: readonly TotalCap[], rate: Ratio): TotalCap | null {
  return caps.find(({ below }) => compareRatios(rate, ratioOf(BigInt(below), 10_000n)) < 0) ?? null;
}

function findDeductions({ from, points, of }: DeviationDeduction, rows: readonly ScoredRow[]): Deduction[] {
  const limit = ratioOf(BigInt(from), 10_000n);
  return rows.flatMap(({ judgement: { deviation, outcome } }, row) => {
    if (deviation === null || (of === 'SHORT' && outcome !== 'MISSED')) return [];
    const { numerator, denominator } = deviation;
    const size: Ratio = { numerator: numerator < 0n ? -numerator : numerator, denominator };
    return compareRatios(size, limit) >= 0 ? [{ row, deviation, points }] : [];
  });
}
