import { DEFAULT_FORMULA, type AllotmentFormula } from '@attain/shared/allotment-proposal/allotment-formula';
import { readAllotmentFormula } from '@attain/shared/allotment-proposal/read-allotment-formula';
import type { Fen } from '@attain/shared/indicator-value/money';
import type { Centipoints } from '@attain/shared/indicator-value/points';

/** What is tried out for one round. */
export interface AllotmentPlan {
  /** The sum to be split; null: as much as this year. */
  readonly sumInFen: Fen | null;
  readonly formula: AllotmentFormula;
  /** By unit id, for units whose score is not decided: never shown without saying so. */
  readonly assumedScores: Readonly<Record<string, Centipoints>>;
}

export const DEFAULT_PLAN: AllotmentPlan = { sumInFen: null, formula: DEFAULT_FORMULA, assumedScores: {} };

const MOST_POINTS: Centipoints = 10_000;

/** A plan as it was kept or exported; null for what is none (any more). */
export function readAllotmentPlan(json: unknown): AllotmentPlan | null {
  if (!isObject(json) || !isObject(json['assumedScores'])) return null;
  const { sumInFen, formula, assumedScores } = json;
  const reading = readAllotmentFormula(formula);
  if (!reading.ok || !(sumInFen === null || isWhole(sumInFen, Number.MAX_SAFE_INTEGER))) return null;
  const scores = Object.entries(assumedScores).flatMap(([id, score]) =>
    isWhole(score, MOST_POINTS) ? [[id, score] as const] : [],
  );
  return { sumInFen, formula: reading.formula, assumedScores: Object.fromEntries(scores) };
}

function isWhole(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
