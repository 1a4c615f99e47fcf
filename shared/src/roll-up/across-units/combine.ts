import type { AggregationRule } from '../../indicator/aggregation-rule.ts';
import { compareRatios } from '../../indicator-value/ratio.ts';
import { compareTexts, sumOf } from '../add-up.ts';
import type { Contribution } from '../contribution.ts';
import { allOf } from './all-of.ts';
import { choose } from './choose.ts';
import { valueOf, type Combination } from './combination.ts';
import { countObjects } from './count-objects.ts';
import { fundWeightedMean } from './fund-weighted-mean.ts';
import { ratioOfSums } from './ratio-of-sums.ts';

/** The row of shared/SPEC.md that says what the rule does. */
export const RULE_IDS: Readonly<Record<AggregationRule, string>> = {
  SUM: 'RU1',
  COUNT_OBJECTS: 'RU2',
  FUND_WEIGHTED_MEAN: 'RU3',
  RATIO: 'RU4',
  LATEST: 'RU5',
  MINIMUM: 'RU5',
  MAXIMUM: 'RU5',
  ALL_OF: 'RU11',
};

/**
 * Puts usable contributions together; there is at least one.
 *
 * @param isWhole Whether they are all that feed the row; only ALL_OF asks.
 */
export function combine(
  rule: AggregationRule,
  usable: readonly Contribution[],
  isWhole: boolean,
): Combination {
  switch (rule) {
    case 'SUM':
      return { value: sumOf(usable.map(valueOf)), contributions: usable };
    case 'COUNT_OBJECTS':
      return countObjects(usable);
    case 'FUND_WEIGHTED_MEAN':
      return fundWeightedMean(usable);
    case 'RATIO':
      return ratioOfSums(usable);
    case 'LATEST':
      return choose(usable, (a, b) => compareTexts(a.reportedAt ?? '', b.reportedAt ?? ''));
    case 'MINIMUM':
      return choose(usable, (a, b) => compareRatios(valueOf(b), valueOf(a)));
    case 'MAXIMUM':
      return choose(usable, (a, b) => compareRatios(valueOf(a), valueOf(b)));
    case 'ALL_OF':
      return allOf(usable, isWhole);
  }
}
