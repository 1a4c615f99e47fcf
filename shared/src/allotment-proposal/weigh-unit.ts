import { decimalAsRatio, parseDecimal, ZERO, type Decimal } from '../indicator-value/decimal.ts';
import { compareRatios, ratioOf, type Ratio } from '../indicator-value/ratio.ts';
import { gradeOf, type Grade } from '../scoring/grade.ts';
import type { AllotmentFormula } from './allotment-formula.ts';
import type { AllotmentUnit, FactorUse } from './allotment-proposal.ts';

/** A unit before it is compared with the others. */
export interface WeighedUnit {
  readonly unit: AllotmentUnit;
  readonly grade: Grade | null;
  readonly base: Decimal;
  readonly gradeFactor: FactorUse;
  readonly executionFactor: FactorUse;
  /** base × factors. */
  readonly weight: Decimal;
  readonly keepsBaseShare: boolean;
}

const UNCHANGED = '1';

/** What a unit weighs under the formula (AL2 to AL4). */
export function weighUnit(unit: AllotmentUnit, formula: AllotmentFormula): WeighedUnit {
  const grade = unit.score === null ? null : gradeOf(unit.score);
  const base = baseOf(unit, formula);
  const gradeFactor = gradeFactorOf(grade, formula);
  const executionFactor = executionFactorOf(unit, grade, formula);
  return {
    unit,
    grade,
    base,
    gradeFactor,
    executionFactor,
    weight: [gradeFactor, executionFactor].reduce(
      (product, { factor }) => multiply(product, decimal(factor)),
      base,
    ),
    keepsBaseShare: gradeFactor.because.kind === 'KEEPS_BASE_SHARE',
  };
}

function baseOf({ id, baseInFen }: AllotmentUnit, { base }: AllotmentFormula): Decimal {
  if (base.kind === 'EQUAL') return decimal('1');
  if (base.kind === 'THIS_YEAR') return { digits: BigInt(baseInFen), scale: 0 };
  return Object.hasOwn(base.weights, id) ? decimal(base.weights[id] ?? '') : ZERO;
}

function gradeFactorOf(grade: Grade | null, { gradeFactors, undecided }: AllotmentFormula): FactorUse {
  if (grade !== null) return { factor: gradeFactors[grade], because: { kind: 'GRADE', grade } };
  return undecided.kind === 'KEEP_BASE_SHARE'
    ? { factor: UNCHANGED, because: { kind: 'KEEPS_BASE_SHARE' } }
    : { factor: undecided.factor, because: { kind: 'UNDECIDED' } };
}

/** What a form that is still open says of its money is as little decided as its score. */
function executionFactorOf(
  { executionRate }: AllotmentUnit,
  grade: Grade | null,
  { executionSteps, undecided }: AllotmentFormula,
): FactorUse {
  if (executionSteps.length === 0) return { factor: UNCHANGED, because: { kind: 'NO_STEPS' } };
  if (grade === null) {
    const kind = undecided.kind === 'KEEP_BASE_SHARE' ? 'KEEPS_BASE_SHARE' : 'UNDECIDED';
    return { factor: UNCHANGED, because: { kind } };
  }
  const step = executionRate && executionSteps.find(({ from }) => reaches(executionRate, from));
  return step
    ? { factor: step.factor, because: { kind: 'STEP', from: step.from } }
    : { factor: UNCHANGED, because: { kind: 'NO_RATE' } };
}

function reaches({ numerator, denominator }: Ratio, perCent: string): boolean {
  return compareRatios(ratioOf(numerator * 100n, denominator), decimalAsRatio(decimal(perCent))) >= 0;
}

function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

/** The formula's texts were read before (readAllotmentFormula). */
function decimal(text: string): Decimal {
  return parseDecimal(text) ?? ZERO;
}
