import { comparableName } from '../indicator/indicator-name.ts';
import { LEVEL_1, levelKey } from '../indicator/level.ts';
import type { BasisPoints, Centipoints } from '../indicator-value/points.ts';
import { PROPORTIONAL, type ScoreMode } from './score-mode.ts';
import type { MissingSatisfaction } from './table-input.ts';

/**
 * A scoring scheme (评分方案): the weights and the rules that vary, as data.
 *
 * It is identified by the hash of its content (SC16), so whoever holds a score can tell by which rules it was given.
 */
export interface Scheme {
  /** The weight of the budget execution rate. */
  readonly execution: Centipoints;
  readonly executionMode: ScoreMode;
  /** In the order in which the scheme names them; the last one takes what rounding leaves (SC6). */
  readonly levels: readonly LevelWeight[];
  /** Lower edges of the upper two bands of a judged row, as shares of its weight. */
  readonly qualitativeBands: readonly [BasisPoints, BasisPoints];
  readonly missingSatisfaction: MissingSatisfaction;
  readonly modes: ModeChoice;
  /** The caps of the total by the execution rate, from the lowest rate up; empty for none (SC13). */
  readonly totalCaps: readonly TotalCap[];
  readonly deviationDeduction: DeviationDeduction | null;
  /** Above this completion a row asks for an explanation. */
  readonly overshoot: BasisPoints;
  /** Why the weights are not the default's, and who allowed it. */
  readonly weightChange: WeightChange | null;
}

export interface LevelWeight {
  readonly name: string;
  readonly weight: Centipoints;
}

/** The mode nearest to a row counts: its indicator's, its level's, or that of all rows. */
export interface ModeChoice {
  readonly all: ScoreMode;
  /** By `levelKey`. */
  readonly levels: ReadonlyMap<string, ScoreMode>;
  /** By `comparableName` of level 3. */
  readonly indicators: ReadonlyMap<string, ScoreMode>;
}

/** 预算执行率低于 80% 的，总分不超过 89 分. */
export interface TotalCap {
  readonly below: BasisPoints;
  readonly atMost: Centipoints;
}

/** 偏差率 30% 及以上的，每项扣 2 分. */
export interface DeviationDeduction {
  readonly from: BasisPoints;
  readonly points: Centipoints;
  /** Both ways, or only where less was achieved than asked. */
  readonly of: 'ANY' | 'SHORT';
}

export interface WeightChange {
  readonly reason: string;
  readonly authority: string;
}

/** 10 / 50 / 30 / 10, as 《项目支出绩效评价管理办法》 has it; far above means 30 % and more. */
export const DEFAULT_SCHEME: Scheme = {
  execution: 1000,
  executionMode: PROPORTIONAL,
  levels: [
    { name: LEVEL_1.OUTPUT, weight: 5000 },
    { name: LEVEL_1.BENEFIT, weight: 3000 },
    { name: LEVEL_1.SATISFACTION, weight: 1000 },
  ],
  qualitativeBands: [8000, 6000],
  missingSatisfaction: 'to-output',
  modes: { all: PROPORTIONAL, levels: new Map(), indicators: new Map() },
  totalCaps: [],
  deviationDeduction: null,
  overshoot: 13_000,
  weightChange: null,
};

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

/** The mode that a row is scored by. */
export function modeOfRow({ modes }: Scheme, level1: string, level3: string): ScoreMode {
  if (modes.indicators.size === 0 && modes.levels.size === 0) return modes.all;
  return modes.indicators.get(comparableName(level3)) ?? modes.levels.get(levelKey(level1)) ?? modes.all;
}
