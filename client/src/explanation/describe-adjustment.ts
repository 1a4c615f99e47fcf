import { formatPoints, type BasisPoints } from '@attain/shared/indicator-value/points';
import { ratioOf } from '@attain/shared/indicator-value/ratio';
import type { AdjustmentExplanation } from '@attain/shared/scoring/explain-table';
import { EXPLANATION_MESSAGES as words } from '../messages/explanation.messages.ts';
import { formatPercent } from '../scoring/describe-deviation.ts';
import type { Fact } from './fact.ts';
import { percentOf } from './percent-of.ts';

/** What the scheme takes from the sum of the scores, each with its rule. */
export function adjustmentFacts(
  { deductions, cap }: AdjustmentExplanation,
  nameOf: (row: number) => string,
): readonly Fact[] {
  const facts: Fact[] = deductions.map(({ row, deviation, points }) => ({
    term: words.deduction,
    text: words.deductionOf(nameOf(row), percentOf(deviation), formatPoints(points)),
    rule: 'SC14',
  }));
  if (cap === null) return facts;
  const describe = cap.isOpen ? words.capOpen : words.capBelow;
  const text = describe(perCent(cap.below), formatPoints(cap.atMost));
  return [...facts, { term: words.cap, text, rule: 'SC13' }];
}

function perCent(rate: BasisPoints): string {
  return formatPercent(ratioOf(BigInt(rate), 10_000n));
}
