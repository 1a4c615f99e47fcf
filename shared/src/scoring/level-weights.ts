import { LEVEL_1, levelKey } from '../indicator/level.ts';
import { pointsForShare, type Centipoints } from '../indicator-value/points.ts';
import { ratioOf } from '../indicator-value/ratio.ts';
import { weightOfLevel, type LevelWeight, type Scheme } from './scheme.ts';

/** The weights that a table is scored with, after a missing satisfaction indicator was dealt with (SC6). */
export interface LevelWeights {
  readonly execution: Centipoints;
  readonly levels: readonly LevelWeight[];
  readonly missing: MissingSatisfactionStep;
}

/** What became of the weight of satisfaction. */
export type MissingSatisfactionStep =
  | { readonly kind: 'NOT_MISSING' }
  | { readonly kind: 'MOVED'; readonly weight: Centipoints; readonly to: string }
  /** Every other weight was multiplied by 100 ÷ `sum`. */
  | { readonly kind: 'RESCALED'; readonly weight: Centipoints; readonly sum: Centipoints };

const HUNDRED_POINTS: Centipoints = 10_000;

/**
 * Deals with satisfaction where the scheme weighs it and the table has no row of it (SC6).
 *
 * @param presentLevels The level-1 names of the table's rows.
 */
export function resolveLevelWeights(scheme: Scheme, presentLevels: readonly string[]): LevelWeights {
  const { execution, levels } = scheme;
  const weight = weightOfLevel(levels, LEVEL_1.SATISFACTION);
  if (weight === 0 || presentLevels.some(isSatisfaction)) {
    return { execution, levels, missing: { kind: 'NOT_MISSING' } };
  }
  const others = levels.filter(({ name }) => !isSatisfaction(name));
  switch (scheme.missingSatisfaction) {
    case 'to-output':
      return {
        execution,
        levels: addTo(others, LEVEL_1.OUTPUT, weight),
        missing: moved(weight, LEVEL_1.OUTPUT),
      };
    case 'to-benefit':
      return {
        execution,
        levels: addTo(others, LEVEL_1.BENEFIT, weight),
        missing: moved(weight, LEVEL_1.BENEFIT),
      };
    case 'rescale':
      return rescale(execution, others, weight);
  }
}

function isSatisfaction(name: string): boolean {
  return levelKey(name) === levelKey(LEVEL_1.SATISFACTION);
}

function moved(weight: Centipoints, to: string): MissingSatisfactionStep {
  return { kind: 'MOVED', weight, to };
}

function addTo(levels: readonly LevelWeight[], name: string, weight: Centipoints): LevelWeight[] {
  const key = levelKey(name);
  if (!levels.some((level) => levelKey(level.name) === key)) return [...levels, { name, weight }];
  return levels.map((level) =>
    levelKey(level.name) === key ? { name, weight: level.weight + weight } : level,
  );
}

function rescale(execution: Centipoints, others: readonly LevelWeight[], weight: Centipoints): LevelWeights {
  const sum = others.reduce((total, level) => total + level.weight, execution);
  const missing: MissingSatisfactionStep = { kind: 'RESCALED', weight, sum };
  // Nothing else weighs anything: there is nothing to multiply.
  if (sum === 0) return { execution, levels: others, missing };
  const scaled = (points: Centipoints) =>
    pointsForShare(points, ratioOf(BigInt(HUNDRED_POINTS), BigInt(sum)));
  const rescaledExecution = others.length === 0 ? HUNDRED_POINTS : scaled(execution);
  let rest = HUNDRED_POINTS - rescaledExecution;
  const levels = others.map(({ name, weight: points }, index) => {
    const rescaled = index === others.length - 1 ? rest : scaled(points);
    rest -= rescaled;
    return { name, weight: rescaled };
  });
  return { execution: rescaledExecution, levels, missing };
}
