import type { Centipoints } from '@attain/shared/indicator-value/points';
import { gradeOf, type Grade } from '@attain/shared/scoring/grade';
import type { OrgUnitRow, RoundRow } from '../api/reference-rows.ts';
import type { UnitResult } from './unit-results.ts';

/** One unit over the rounds; null where it took no part. */
export interface ComparedUnit {
  readonly unit: OrgUnitRow;
  readonly results: readonly (ComparedResult | null)[];
}

export interface ComparedResult {
  /** Null while undecided. */
  readonly score: Centipoints | null;
  readonly grade: Grade | null;
}

export interface RoundComparison {
  /** The earliest first, as time is read. */
  readonly rounds: readonly RoundRow[];
  readonly units: readonly ComparedUnit[];
}

/** Scores and grades of every unit over the rounds on this device; null while there is only one to look at. */
export function compareRounds(
  rounds: readonly RoundRow[],
  resultsOf: (round: RoundRow) => readonly UnitResult[],
): RoundComparison | null {
  if (rounds.length < 2) return null;
  const inOrder = rounds.toSorted(
    (a, b) =>
      a.budgetYear - b.budgetYear || (a.deadlineOn < b.deadlineOn ? -1 : a.deadlineOn > b.deadlineOn ? 1 : 0),
  );
  const results = inOrder.map(resultsOf);
  const units = new Map(results.flat().map(({ unit }) => [unit.id, unit]));
  return {
    rounds: inOrder,
    units: [...units.values()]
      .toSorted((a, b) => (a.path < b.path ? -1 : 1))
      .map((unit) => ({
        unit,
        results: results.map((ofRound) => {
          const own = ofRound.find((result) => result.unit.id === unit.id);
          return own && own.forms > 0
            ? { score: own.score, grade: own.score === null ? null : gradeOf(own.score) }
            : null;
        }),
      })),
  };
}
