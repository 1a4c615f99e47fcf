import { compareDecimals, alignDecimals, ZERO, type Decimal } from '../indicator-value/decimal.ts';
import { pointsForShare, type Centipoints } from '../indicator-value/points.ts';
import { compareRatios, NOTHING, ratioOf, WHOLE, type Ratio } from '../indicator-value/ratio.ts';
import { shareByMode, type ScoreMode } from './score-mode.ts';

export interface ScoredExecution {
  readonly weight: Centipoints;
  /** 预算执行率; null where there is none (SC4). */
  readonly rate: Ratio | null;
  /** The part of the weight that it earns; null without a rate. */
  readonly share: Ratio | null;
  readonly score: Centipoints | null;
}

/**
 * Scores the budget execution (SC4): weight × executed ÷ budget, capped at the weight; a scheme may step it (SC12).
 *
 * Without a number, or with a budget of 0, there is no rate: nothing was to be executed, which is not 100 %. A
 * weight of 0 scores 0 all the same.
 */
export function scoreExecution({
  weight,
  mode,
  budget,
  executed,
}: {
  readonly weight: Centipoints;
  readonly mode: ScoreMode;
  readonly budget: Decimal | null;
  readonly executed: Decimal | null;
}): ScoredExecution {
  const rate = executionRate(budget, executed);
  const share = rate && shareByMode(mode, capped(rate));
  if (weight === 0) return { weight, rate, share, score: 0 };
  return { weight, rate, share, score: share && pointsForShare(weight, share) };
}

/** 预算执行率 = executed ÷ annual budget; null where it is not applicable or a number is missing. */
export function executionRate(budget: Decimal | null, executed: Decimal | null): Ratio | null {
  if (!budget || !executed || compareDecimals(budget, ZERO) === 0) return null;
  const [spent, available] = alignDecimals(executed, budget);
  return ratioOf(spent, available);
}

function capped(rate: Ratio): Ratio {
  if (compareRatios(rate, WHOLE) > 0) return WHOLE;
  return compareRatios(rate, NOTHING) < 0 ? NOTHING : rate;
}
