import type { AllotmentBound, AllotmentFormula } from '@attain/shared/allotment-proposal/allotment-formula';
import { GRADE_THRESHOLDS } from '@attain/shared/scoring/grade';
import { ALLOTMENT_MESSAGES, FORMULA_WORDS as words } from '../messages/allotment-proposal.messages.ts';

/** The formula in words, one line a part. */
export function describeFormula(formula: AllotmentFormula): readonly string[] {
  const { base, gradeFactors, undecided, executionSteps, floor, ceiling, oddAmount } = formula;
  const factors = GRADE_THRESHOLDS.map(({ grade }) => words.factor(grade, gradeFactors[grade])).join('，');
  const steps = executionSteps.map(({ from, factor }) => words.step(from, factor)).join('，');
  return [
    words.base(ALLOTMENT_MESSAGES.bases[base.kind]),
    words.factors(factors),
    undecided.kind === 'FACTOR' ? words.undecidedFactor(undecided.factor) : words.undecidedKeeps,
    steps === '' ? words.noSteps : words.steps(steps),
    words.bound(ALLOTMENT_MESSAGES.floor, describeBound(floor)),
    words.bound(ALLOTMENT_MESSAGES.ceiling, describeBound(ceiling)),
    words.rounding,
    words.oddAmount(ALLOTMENT_MESSAGES.oddAmounts[oddAmount]),
  ];
}

function describeBound(bound: AllotmentBound | null): string {
  switch (bound?.kind) {
    case undefined:
      return ALLOTMENT_MESSAGES.bounds.NONE;
    case 'AMOUNT':
      return words.amount(bound.wanyuan);
    case 'OF_BASE_SHARE':
      return words.ofBaseShare(bound.perCent);
    case 'OF_THIS_YEAR':
      return words.ofThisYear(bound.perCent);
  }
}
