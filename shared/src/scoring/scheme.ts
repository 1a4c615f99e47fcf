import { LEVEL_1, levelKey, normaliseLevelName } from '../indicator/level.ts';
import {
  inHundredths,
  requireDecimal,
  type BasisPoints,
  type Centipoints,
} from '../indicator-value/points.ts';
import type { DecimalInput, MissingSatisfaction, SchemeInput } from './table-input.ts';

/** A scoring scheme (评分方案): the weights and the rules that vary, as data. */
export interface Scheme {
  /** The weight of the budget execution rate. */
  readonly execution: Centipoints;
  /** In the order in which the scheme names them; the last one takes what rounding leaves (SC6). */
  readonly levels: readonly LevelWeight[];
  /** Lower edges of the upper two bands of a judged row, as shares of its weight. */
  readonly qualitativeBands: readonly [BasisPoints, BasisPoints];
  readonly missingSatisfaction: MissingSatisfaction;
}

export interface LevelWeight {
  readonly name: string;
  readonly weight: Centipoints;
}

/** 10 / 50 / 30 / 10, as 《项目支出绩效评价管理办法》 has it. */
export const DEFAULT_SCHEME: Scheme = {
  execution: 1000,
  levels: [
    { name: LEVEL_1.OUTPUT, weight: 5000 },
    { name: LEVEL_1.BENEFIT, weight: 3000 },
    { name: LEVEL_1.SATISFACTION, weight: 1000 },
  ],
  qualitativeBands: [8000, 6000],
  missingSatisfaction: 'to-output',
};

/**
 * The scheme of a table; what its input leaves out is the default's.
 *
 * @throws RangeError for what is no number; `readTableInput` refuses it before, with its place.
 */
export function readScheme(input: SchemeInput | null | undefined): Scheme {
  const { execution, levels, qualitativeBands, missingSatisfaction } = input ?? {};
  return {
    execution: execution === undefined ? DEFAULT_SCHEME.execution : hundredths(execution),
    levels: levels === undefined ? DEFAULT_SCHEME.levels : readLevels(levels),
    qualitativeBands: qualitativeBands
      ? [hundredths(qualitativeBands[0]), hundredths(qualitativeBands[1])]
      : DEFAULT_SCHEME.qualitativeBands,
    missingSatisfaction: missingSatisfaction ?? DEFAULT_SCHEME.missingSatisfaction,
  };
}

function readLevels(levels: Readonly<Record<string, DecimalInput>>): LevelWeight[] {
  return Object.entries(levels).map(([name, weight]) => ({
    name: normaliseLevelName(name),
    weight: hundredths(weight),
  }));
}

function hundredths(value: DecimalInput): number {
  return inHundredths(requireDecimal(value));
}

/** Whether the level-1 weights are the default's 10 / 50 / 30 / 10. */
export function hasDefaultWeights({ execution, levels }: Scheme): boolean {
  const weighted = levels.filter(({ weight }) => weight > 0);
  return (
    execution === DEFAULT_SCHEME.execution &&
    weighted.length === DEFAULT_SCHEME.levels.length &&
    DEFAULT_SCHEME.levels.every(({ name, weight }) => weightOfLevel(weighted, name) === weight)
  );
}

/** 0 for a level that the scheme does not name. */
export function weightOfLevel(levels: readonly LevelWeight[], name: string): Centipoints {
  const key = levelKey(name);
  return levels.find((level) => levelKey(level.name) === key)?.weight ?? 0;
}
