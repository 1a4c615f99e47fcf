import type { AggregationRule } from '../indicator/aggregation-rule.ts';
import {
  addRatios,
  compareRatios,
  multiplyRatios,
  NOTHING,
  ratioOf,
  type Ratio,
} from '../indicator-value/ratio.ts';
import type { Contribution, ContributionUse } from './contribution.ts';

/** What a rule makes of the values of several forms. */
export interface Combination {
  /** Null: not computable, because what it would be divided by is zero. */
  readonly value: Ratio | null;
  /** The sums that were divided, for means and ratios. */
  readonly quotient: { readonly dividend: Ratio; readonly divisor: Ratio } | null;
  /** The same contributions, marked with what became of each. */
  readonly contributions: readonly Contribution[];
}

/** Puts usable contributions together; there is at least one. */
export function combine(rule: AggregationRule, usable: readonly Contribution[]): Combination {
  switch (rule) {
    case 'SUM':
      return whole(sumOf(usable.map(valueOf)), usable);
    case 'COUNT_OBJECTS':
      return countObjects(usable);
    case 'FUND_WEIGHTED_MEAN':
      return weightedMean(usable);
    case 'RATIO':
      return ratioOfSums(usable);
    case 'LATEST':
      return choose(usable, (a, b) => compareTexts(a.reportedAt ?? '', b.reportedAt ?? ''));
    case 'MINIMUM':
      return choose(usable, (a, b) => compareRatios(valueOf(b), valueOf(a)));
    case 'MAXIMUM':
      return choose(usable, (a, b) => compareRatios(valueOf(a), valueOf(b)));
  }
}

/** Per unit the most of its tables, then the sum over units (RU2). */
function countObjects(usable: readonly Contribution[]): Combination {
  const most = new Map<string, Contribution>();
  for (const contribution of usable) {
    const best = most.get(contribution.unitId);
    if (!best || compareRatios(valueOf(contribution), valueOf(best)) > 0)
      most.set(contribution.unitId, contribution);
  }
  const counted = new Set(most.values());
  return whole(sumOf([...counted].map(valueOf)), marked(usable, counted, 'SAME_OBJECTS'));
}

/** Fund amounts are weights in 万元, as they are printed: the sums stay readable. */
const FEN_IN_WANYUAN = 1_000_000n;

/** Σ value × fund amount ÷ Σ fund amount (RU3). */
function weightedMean(usable: readonly Contribution[]): Combination {
  const weightOf = ({ amountInFen }: Contribution) => ratioOf(BigInt(amountInFen), FEN_IN_WANYUAN);
  return divide(
    sumOf(usable.map((contribution) => multiplyRatios(valueOf(contribution), weightOf(contribution)))),
    sumOf(usable.map(weightOf)),
    usable,
  );
}

/** Σ numerator ÷ Σ denominator (RU4). */
function ratioOfSums(usable: readonly Contribution[]): Combination {
  return divide(
    sumOf(usable.map(({ parts }) => parts?.numerator ?? NOTHING)),
    sumOf(usable.map(({ parts }) => parts?.denominator ?? NOTHING)),
    usable,
  );
}

function divide(dividend: Ratio, divisor: Ratio, usable: readonly Contribution[]): Combination {
  const value =
    divisor.numerator === 0n
      ? null
      : ratioOf(dividend.numerator * divisor.denominator, dividend.denominator * divisor.numerator);
  return {
    value,
    quotient: { dividend, divisor },
    contributions: marked(usable, new Set(usable), 'COUNTED'),
  };
}

/** The one that stands last in this order; of equal ones the first form's, whatever the order they came in. */
function choose(
  usable: readonly Contribution[],
  compare: (a: Contribution, b: Contribution) => number,
): Combination {
  const chosen = usable.reduce((best, candidate) => {
    const order = compare(candidate, best) || compareTexts(best.formId, candidate.formId);
    return order > 0 ? candidate : best;
  });
  return whole(valueOf(chosen), marked(usable, new Set([chosen]), 'NOT_CHOSEN'));
}

function whole(value: Ratio, contributions: readonly Contribution[]): Combination {
  return { value, quotient: null, contributions };
}

function marked(
  usable: readonly Contribution[],
  counted: ReadonlySet<Contribution>,
  otherwise: ContributionUse,
): Contribution[] {
  return usable.map((contribution) =>
    counted.has(contribution) ? contribution : { ...contribution, use: otherwise },
  );
}

function valueOf({ value }: Contribution): Ratio {
  return value ?? NOTHING;
}

function sumOf(values: readonly Ratio[]): Ratio {
  return values.reduce(addRatios, NOTHING);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
