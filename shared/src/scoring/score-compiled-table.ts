import { pointsForShare, type Centipoints } from '../indicator-value/points.ts';
import type { Ratio } from '../indicator-value/ratio.ts';
import type { CompiledRow, CompiledTable } from './compile-table.ts';
import { gradeOf, type Grade } from './grade.ts';
import type { Judgement } from './judgement.ts';
import { scoreByPerson, scoreInWords, NOT_REPORTED } from './score-in-words.ts';
import { scoreDeadline } from './score-deadline.ts';
import { scoreExecution } from './score-execution.ts';
import { scoreQuantity } from './score-quantity.ts';

/** A table's scores: whole centipoints and exact ratios, each row with the judgement that gave its score. */
export interface ScoredTable {
  readonly execution: ScoredExecution;
  readonly rows: readonly ScoredRow[];
  /** The levels that have rows. */
  readonly levels: readonly ScoredLevel[];
  /** Null while a row or the execution is undecided. */
  readonly total: Centipoints | null;
  /** What is possible: each undecided score as 0 and as its whole weight. */
  readonly range: readonly [Centipoints, Centipoints];
  /** Null while the total is. */
  readonly grade: Grade | null;
}

export interface ScoredExecution {
  readonly weight: Centipoints;
  /** 预算执行率; null where there is none (SC4). */
  readonly rate: Ratio | null;
  readonly score: Centipoints | null;
}

export interface ScoredRow {
  readonly weight: Centipoints;
  readonly judgement: Judgement;
  /** Null while a person must judge. */
  readonly score: Centipoints | null;
}

export interface ScoredLevel {
  readonly name: string;
  readonly weight: Centipoints;
  /** Sum of its rows' scores; null while one is undecided. */
  readonly score: Centipoints | null;
}

/** Scores a table by SC1 to SC8. The total is the sum of the scores as shown, each rounded for itself. */
export function scoreCompiledTable(table: CompiledTable): ScoredTable {
  const execution = scoreExecution(table.execution);
  const rows = table.rows.map(scoreRow);
  const low = rows.reduce((sum, { score }) => sum + (score ?? 0), execution.score ?? 0);
  const high = rows.reduce(
    (sum, { score, weight }) => sum + (score ?? weight),
    execution.score ?? execution.weight,
  );
  const isDecided = execution.score !== null && rows.every(({ score }) => score !== null);
  return {
    execution,
    rows,
    levels: scoreLevels(table, rows),
    total: isDecided ? low : null,
    range: [low, high],
    grade: isDecided ? gradeOf(low) : null,
  };
}

export function scoreRow(row: CompiledRow): ScoredRow {
  const judgement = judgeRow(row);
  const { weight } = row;
  return { weight, judgement, score: judgement.share && pointsForShare(weight, judgement.share) };
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
