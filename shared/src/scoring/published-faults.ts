import {
  addDecimals,
  compareDecimals,
  formatDecimal,
  subtractDecimals,
  ZERO,
  type Decimal,
} from '../indicator-value/decimal.ts';
import { decimalFromJson, formatPoints, inHundredths, type Centipoints } from '../indicator-value/points.ts';
import type { TotalAdjustment } from './adjust-total.ts';
import type { CompiledTable } from './compile-table.ts';
import { findingAt, type Fault, type Finding } from './finding.ts';
import { gradeOf, readGrade } from './grade.ts';
import { statesReason } from './row-faults.ts';
import type { ScoredRow, ScoredTable } from './score-compiled-table.ts';
import type { DecimalInput, IndicatorInput, PublishedInput } from './table-input.ts';

/** Half a point: a published score may be rounded by hand. */
const TOLERATED: Decimal = { digits: 5n, scale: 1 };

/** What the report states about its scores, held against the rules and against itself. */
export function findPublishedFaults({ input }: CompiledTable, scored: ScoredTable): Finding[] {
  const { published } = input;
  if (!published) return [];
  const tableFaults = [
    totalMismatch(published, scored),
    executionMismatch(published, scored),
    gradeMismatch(published, scored),
  ].flatMap((fault) => (fault ? findingAt(null, fault) : []));
  const rowFaults = input.indicators.flatMap((indicator, row) => {
    const score = decimalOf(published.rows?.[row]);
    const scoredRow = scored.rows[row];
    if (!score || !scoredRow) return [];
    return findScoreFaults(indicator, scoredRow, score).map((fault) => findingAt(row, fault));
  });
  return [...tableFaults, ...rowFaults];
}

function totalMismatch(
  { total, execution, rows, levels }: PublishedInput,
  { adjustment }: ScoredTable,
): Fault | null {
  const published = decimalOf(total);
  const rowScores = (rows ?? []).flatMap((score) => decimalOf(score) ?? []);
  const levelScores = Object.values(levels ?? {}).flatMap((score) => decimalOf(score) ?? []);
  const scores = rowScores.length > 0 ? rowScores : levelScores;
  if (!published || scores.length === 0) return null;
  const sum = adjustSum(scores.reduce(addDecimals, decimalOf(execution) ?? ZERO), adjustment);
  return compareDecimals(published, sum) === 0
    ? null
    : {
        code: 'TOTAL_MISMATCH',
        details: { published: formatDecimal(published), sumOfParts: formatDecimal(sum) },
      };
}

/** The published parts less what the scheme takes, so that a capped total is not called wrong. */
function adjustSum(sum: Decimal, { deductions, cap }: TotalAdjustment): Decimal {
  const taken = deductions.reduce((total, { points }) => total + points, 0);
  const lessened = taken === 0 ? sum : subtractDecimals(sum, asDecimal(taken));
  return cap && compareDecimals(lessened, asDecimal(cap.atMost)) > 0 ? asDecimal(cap.atMost) : lessened;
}

function executionMismatch({ execution }: PublishedInput, scored: ScoredTable): Fault | null {
  const published = decimalOf(execution);
  const { score } = scored.execution;
  if (!published || score === null || !differs(published, score)) return null;
  return {
    code: 'EXECUTION_SCORE_MISMATCH',
    details: { published: formatDecimal(published), score: formatPoints(score) },
  };
}

/** Held against the rules' total; while that is undecided, against the published one. */
function gradeMismatch({ grade, total }: PublishedInput, scored: ScoredTable): Fault | null {
  if (typeof grade !== 'string' || grade.trim() === '') return null;
  const publishedTotal = decimalOf(total);
  const points = scored.total ?? (publishedTotal && inHundredths(publishedTotal));
  if (points === null || readGrade(grade) === gradeOf(points)) return null;
  const details = { published: grade.trim(), grade: gradeOf(points), total: formatPoints(points) };
  return { code: 'GRADE_MISMATCH', details };
}

function findScoreFaults(
  indicator: IndicatorInput,
  { judgement, score, weight }: ScoredRow,
  published: Decimal,
): Fault[] {
  const faults: Fault[] = [];
  const text = formatDecimal(published);
  if (judgement.basis.kind === 'NOT_REPORTED' && weight > 0 && compareDecimals(published, ZERO) > 0) {
    faults.push({ code: 'SCORED_WITHOUT_ACTUAL', details: { published: text } });
  }
  if (indicator.weight === null) return faults;
  const details = { published: text, weight: formatPoints(weight) };
  const printed = asDecimal(weight);
  if (score !== null && differs(published, score)) {
    faults.push({ code: 'ROW_SCORE_MISMATCH', details: { published: text, score: formatPoints(score) } });
  }
  if (compareDecimals(published, printed) > 0) faults.push({ code: 'ROW_SCORE_ABOVE_WEIGHT', details });
  const isDocked = judgement.outcome === 'MET' && compareDecimals(published, printed) < 0;
  if (isDocked && !statesReason(indicator.reason)) faults.push({ code: 'DOCKED_WITHOUT_REASON', details });
  return faults;
}

function differs(published: Decimal, score: Centipoints): boolean {
  const difference = subtractDecimals(published, asDecimal(score));
  const size = { ...difference, digits: difference.digits < 0n ? -difference.digits : difference.digits };
  return compareDecimals(size, TOLERATED) > 0;
}

function asDecimal(points: Centipoints): Decimal {
  return { digits: BigInt(points), scale: 2 };
}

function decimalOf(value: DecimalInput | null | undefined): Decimal | null {
  return value === null || value === undefined ? null : decimalFromJson(value);
}
