import { decimalAsRatio, digitsAt } from '../indicator-value/decimal.ts';
import { NOTHING, ratioOf } from '../indicator-value/ratio.ts';
import type { AllotmentFormula } from './allotment-formula.ts';
import type { AllotmentLine } from './allotment-proposal.ts';
import { boundOfUnit } from './bound-of-unit.ts';
import type { WeighedUnit } from './weigh-unit.ts';

/** A line before the sum is split; base and weight as whole numbers of the last place that all units share. */
export interface PreparedLine {
  readonly line: AllotmentLine;
  readonly keepsBaseShare: boolean;
  readonly base: bigint;
  readonly weight: bigint;
}

/** @param whole The sum in whole 万元, of which bounds may be shares. */
export function prepareLines(
  whole: bigint,
  weighed: readonly WeighedUnit[],
  formula: AllotmentFormula,
): readonly PreparedLine[] {
  const baseScale = Math.max(0, ...weighed.map(({ base }) => base.scale));
  const weightScale = Math.max(0, ...weighed.map(({ weight }) => weight.scale));
  const allBases = weighed.reduce((sum, { base }) => sum + digitsAt(base, baseScale), 0n);
  return weighed.map(({ unit, grade, base, weight, gradeFactor, executionFactor, keepsBaseShare }) => {
    const ownBase = digitsAt(base, baseScale);
    const material = {
      baseInFen: unit.baseInFen,
      baseShare: allBases === 0n ? NOTHING : ratioOf(whole * ownBase, allBases),
    };
    return {
      keepsBaseShare,
      base: ownBase,
      weight: digitsAt(weight, weightScale),
      line: {
        unit,
        grade,
        base: decimalAsRatio(base),
        baseShare: allBases === 0n ? null : ratioOf(ownBase, allBases),
        gradeFactor,
        executionFactor,
        weight: decimalAsRatio(weight),
        floor: boundOfUnit(formula.floor, 'FLOOR', material),
        ceiling: boundOfUnit(formula.ceiling, 'CEILING', material),
        division: null,
      },
    };
  });
}
