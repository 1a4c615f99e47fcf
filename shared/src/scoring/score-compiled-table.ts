import { pointsForShare, type BasisPoints, type Centipoints } from '../indicator-value/points.ts';
import { compareRatios, ratioOf, type Ratio } from '../indicator-value/ratio.ts';
import { adjustTotal, findAdjustment, type TotalAdjustment } from './adjust-total.ts';
import { measureForMode } from './apply-mode.ts';
import type { CompiledRow, CompiledTable } from './compile-table.ts';
import { gradeOf, type Grade } from './grade.ts';
import type { Judgement, RowRule } from './judgement.ts';
import { scoreByPerson, scoreInWords } from './score-in-words.ts';
import { NOT_REPORTED } from './score-unreported.ts';
import { scoreDeadline } from './score-deadline.ts';
import { scoreExecution, type ScoredExecution } from './score-execution.ts';
import { shareByMode } from './score-mode.ts';
import { scoreQuantity } from './score-quantity.ts';

/** A table's scores: whole centipoints and exact ratios, each row with the judgement that gave its score. */
export interface ScoredTable {
  readonly execution: ScoredExecution;
  readonly rows: readonly ScoredRow[];
  /** The levels that have rows. */
  readonly levels: readonly ScoredLevel[];
  /** What the scheme takes from the sum of these scores. */
  readonly adjustment: TotalAdjustment;
  /** Null while a row or the execution is undecided. */
  readonly total: Centipoints | null;
  /** What is possible: each undecided score as 0 and as its whole weight, or as the edges of its band. */
  readonly range: readonly [Centipoints, Centipoints];
  /** Null while the total is. */
  readonly grade: Grade | null;
}

export interface ScoredRow {
  readonly weight: Centipoints;
  readonly judgement: Judgement;
  /** The rule that gave the score. */
  readonly rule: RowRule;
  /** The part of the weight that it earns; null while a person must judge. */
  readonly share: Ratio | null;
  /** Null while a person must judge. */
  readonly score: Centipoints | null;
}

export interface ScoredLevel {
  readonly name: string;
  readonly weight: Centipoints;
  /** Sum of its rows' scores; null while one is undecided. */
  readonly score: Centipoints | null;
}

/** Scores a table by SC1 to SC15. The total is the sum of the scores as shown, each rounded for itself. */
export function scoreCompiledTable(table: CompiledTable): ScoredTable {
  const execution = scoreExecution(table.execution);
  const rows = table.rows.map(scoreRow);
  const adjustment = findAdjustment(table, rows, execution.rate);
  const least = rows.reduce((sum, row, i) => sum + lowest(row, table.rows[i]), execution.score ?? 0);
  const most = rows.reduce(
    (sum, row, i) => sum + highest(row, table.rows[i]),
    execution.score ?? execution.weight,
  );
  const { openCap } = adjustment;
  const low = adjustTotal(least, openCap ? { ...adjustment, cap: openCap } : adjustment);
  const isDecided = execution.score !== null && openCap === null && rows.every(({ score }) => score !== null);
  return {
    execution,
    rows,
    levels: scoreLevels(table, rows),
    adjustment,
    total: isDecided ? low : null,
    range: [low, adjustTotal(most, adjustment)],
    grade: isDecided ? gradeOf(low) : null,
  };
}

function lowest({ score, judgement, weight }: ScoredRow, row: CompiledRow | undefined): Centipoints {
  if (score !== null) return score;
  return judgement.basis.kind === 'BAND_GIVEN' ? atEdge(weight, judgement.basis.band.from, row) : 0;
}

function highest({ score, judgement, weight }: ScoredRow, row: CompiledRow | undefined): Centipoints {
  if (score !== null) return score;
  return judgement.basis.kind === 'BAND_GIVEN' ? atEdge(weight, judgement.basis.band.to, row) : weight;
}

/** What the row would score at one edge of its band, under its own mode. */
function atEdge(weight: Centipoints, edge: BasisPoints, row: CompiledRow | undefined): Centipoints {
  const share = ratioOf(BigInt(edge), 10_000n);
  return pointsForShare(weight, row ? shareByMode(row.mode, share) : share);
}

export function scoreRow(row: CompiledRow): ScoredRow {
  const judgement = judgeRow(row);
  const { weight } = row;
  const measure = measureForMode(row, judgement);
  const share = measure ? shareByMode(row.mode, measure) : judgement.share;
  const isByMode =
    measure !== null &&
    share !== null &&
    judgement.share !== null &&
    compareRatios(share, judgement.share) !== 0;
  return {
    weight,
    judgement,
    rule: isByMode ? 'SC11' : judgement.rule,
    share,
    score: share && pointsForShare(weight, share),
  };
}

/** Sends a row to the one rule that judges it. */
function judgeRow(row: CompiledRow): Judgement {
  const { target, actual, measure, person } = row;
  if (actual.kind === 'blank') return NOT_REPORTED;
  switch (target.kind) {
    case 'quantity': {
      const judgement =
        measure?.kind === 'measure'
          ? scoreQuantity(measure)
          : notComparable(measure?.because ?? 'OTHER_KIND');
      if (judgement.share !== null) return judgement;
      // A person judges what has no ratio; that a target was missed remains known.
      const byPerson = scoreByPerson('SC2', person);
      return byPerson
        ? { ...byPerson, outcome: judgement.outcome, deviation: judgement.deviation }
        : judgement;
    }
    case 'deadline':
      return scoreDeadline(target, actual, person, row.isStatedInTime);
    case 'qualitative':
    case 'grade':
    case 'reference':
    case 'blank':
      return scoreInWords(person, row.isStatedInFull);
  }
}

function notComparable(because: 'OTHER_KIND' | 'OTHER_MEASURE'): Judgement {
  return {
    rule: 'SC2',
    outcome: 'UNDECIDED',
    share: null,
    completion: null,
    deviation: null,
    basis: { kind: 'NOT_COMPARABLE', because },
  };
}

function scoreLevels(table: CompiledTable, rows: readonly ScoredRow[]): ScoredLevel[] {
  const scores = new Map<string, Centipoints | null>();
  rows.forEach(({ score }, index) => {
    const level = table.rows[index]?.level ?? '';
    const sum = scores.get(level);
    scores.set(level, sum === null || score === null ? null : (sum ?? 0) + score);
  });
  return table.levels
    .filter(({ name }) => scores.has(name))
    .map(({ name, weight }) => ({ name, weight, score: scores.get(name) ?? null }));
}
