import { NOTHING, ratioOf, WHOLE, type Ratio } from '../indicator-value/ratio.ts';
import type { Division, Judgement } from './judgement.ts';
import type { Measure } from './compile-measure.ts';

/**
 * Judges a quantity row by its numbers.
 *
 * A target that is met earns the whole weight, never more (SC1). A missed one earns the weight in proportion to its
 * completion: actual ÷ target where more is asked, target ÷ actual where less is asked (SC2).
 */
export function scoreQuantity(measure: Measure): Judgement {
  const { scoredAs, actual, denominator, unit } = measure;
  const isMet = meetsTarget(measure);
  const bound = boundOf(measure);
  // A range is met alike wherever the actual lies inside: nothing deviates there.
  const isInside = isMet && isTwoSided(measure);
  const division = isInside ? 'EQUAL' : divisionOf(measure, bound, isMet);
  const completion = completionOf(division, actual, bound);
  const isWithoutRatio = !isMet && division === 'NONE';
  return {
    rule: isMet ? 'SC1' : 'SC2',
    outcome: isMet ? 'MET' : 'MISSED',
    share: isMet ? WHOLE : completion,
    completion,
    deviation: isInside ? NOTHING : deviationOf(actual, bound),
    basis: isWithoutRatio
      ? { kind: 'NOT_COMPARABLE', because: 'NEGATIVE_TARGET' }
      : {
          kind: 'COMPARED',
          scoredAs,
          bound: ratioOf(bound, denominator),
          actual: ratioOf(actual, denominator),
          unit,
          division,
        },
  };
}

function meetsTarget({ scoredAs, low, high, actual }: Measure): boolean {
  if (scoredAs === 'more-than') return low !== null && actual > low;
  if (scoredAs === 'less-than') return high !== null && actual < high;
  return (low === null || actual >= low) && (high === null || actual <= high);
}

/** exactly, range and tolerance; the others have one bound only. */
function isTwoSided({ low, high }: Measure): boolean {
  return low !== null && high !== null;
}

/** The number that the actual is compared with: of two edges, the one that it lies beyond. */
function boundOf({ low, high, actual }: Measure): bigint {
  if (low === null) return high ?? 0n;
  return high !== null && actual > high ? high : low;
}

function divisionOf({ high, actual }: Measure, bound: bigint, isMet: boolean): Division {
  // Missed though it is hit (more than 10, with 10): that is a ratio of 1, but only where there are ratios.
  if (actual === bound && (isMet || bound > 0n)) return 'EQUAL';
  // A ratio to a number below zero says nothing, nor does one to zero; but a target of 0 that is missed earns 0.
  if (bound < 0n) return 'NONE';
  if (bound === 0n) return isMet ? 'NONE' : 'ZERO_TARGET';
  const asksMore = high === null || (actual < bound && !isMet);
  if (asksMore) return 'ACTUAL_BY_TARGET';
  return actual > 0n ? 'TARGET_BY_ACTUAL' : 'NONE';
}

function completionOf(division: Division, actual: bigint, bound: bigint): Ratio | null {
  switch (division) {
    case 'EQUAL':
      return WHOLE;
    case 'ZERO_TARGET':
      return NOTHING;
    case 'NONE':
      return null;
    case 'ACTUAL_BY_TARGET':
      return actual < 0n ? NOTHING : ratioOf(actual, bound);
    case 'TARGET_BY_ACTUAL':
      return ratioOf(bound, actual);
  }
}

/** (actual − target) ÷ |target|; there is no ratio to a target of 0. */
function deviationOf(actual: bigint, bound: bigint): Ratio | null {
  if (actual === bound) return NOTHING;
  return bound === 0n ? null : ratioOf(actual - bound, bound < 0n ? -bound : bound);
}
