import fc from 'fast-check';
import {
  DEFAULT_FORMULA,
  type AllotmentBound,
  type AllotmentFormula,
} from '@attain/shared/allotment-proposal/allotment-formula';
import type { AllotmentUnit } from '@attain/shared/allotment-proposal/allotment-proposal';
import { ratioOf } from '@attain/shared/indicator-value/ratio';

/** Fen of so many 万元. */
export const wanyuan = (amount: number) => amount * 1_000_000;

/** A unit of a split; its id is its place too. */
export function anAllotmentUnit(overrides: Partial<AllotmentUnit> & { readonly id: string }): AllotmentUnit {
  return {
    path: `/xj/${overrides.id}/`,
    baseInFen: wanyuan(200),
    score: 9500,
    executionRate: ratioOf(1n, 1n),
    ...overrides,
  };
}

const decimals = (max: number, places: number) =>
  fc.integer({ min: 0, max: max * 10 ** places }).map((digits) => String(digits / 10 ** places));

const fallingFactors = fc
  .array(decimals(2, 2), { minLength: 4, maxLength: 4 })
  .map((factors) => factors.toSorted((a, b) => Number(b) - Number(a)));

const BOUNDS: fc.Arbitrary<AllotmentBound | null> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constantFrom('OF_THIS_YEAR', 'OF_BASE_SHARE'), perCent: decimals(200, 1) }),
  fc.record({ kind: fc.constant('AMOUNT' as const), wanyuan: decimals(400, 6) }),
);

const RATES = fc.option(
  fc.tuple(fc.bigInt(0n, 1000n), fc.bigInt(1n, 1000n)).map(([executed, budget]) => ratioOf(executed, budget)),
);

export const RANDOM_UNITS: fc.Arbitrary<readonly AllotmentUnit[]> = fc
  .array(
    fc.record({
      // Few different bases, so that equal ones meet; some of a fen, some of many 万元.
      baseInFen: fc.oneof(fc.constantFrom(0, 1, wanyuan(70), wanyuan(130)), fc.nat(wanyuan(1000))),
      score: fc.option(fc.integer({ min: 0, max: 10_000 })),
      executionRate: RATES,
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((units) => units.map((unit, i) => anAllotmentUnit({ ...unit, id: `u${String(i).padStart(2, '0')}` })));

export const RANDOM_FORMULAS: fc.Arbitrary<AllotmentFormula> = fc
  .record({
    base: fc.oneof(
      { weight: 3, arbitrary: fc.constant({ kind: 'THIS_YEAR' as const }) },
      fc.constant({ kind: 'EQUAL' as const }),
      fc.record({
        kind: fc.constant('WEIGHTS' as const),
        weights: fc.dictionary(fc.constantFrom('u00', 'u01', 'u02', 'u03'), decimals(5, 3)),
      }),
    ),
    factors: fallingFactors,
    undecided: fc.oneof(
      fc.constant({ kind: 'KEEP_BASE_SHARE' as const }),
      fc.record({ kind: fc.constant('FACTOR' as const), factor: decimals(2, 2) }),
    ),
    stepFactors: fallingFactors,
    hasSteps: fc.boolean(),
    floor: BOUNDS,
    ceiling: BOUNDS,
    oddAmount: fc.constantFrom('TO_LARGEST' as const, 'HOLD_BACK' as const),
  })
  .map(({ factors: [best = '1', good = '1', fair = '1', poor = '1'], stepFactors, hasSteps, ...rest }) => ({
    version: 1,
    base: rest.base,
    gradeFactors: { 优: best, 良: good, 中: fair, 差: poor },
    undecided: rest.undecided,
    executionSteps: hasSteps
      ? ['100', '80.5', '60', '0'].map((from, i) => ({ from, factor: stepFactors[i] ?? '1' }))
      : [],
    floor: rest.floor,
    ceiling: rest.ceiling,
    oddAmount: rest.oddAmount,
  }));

/** As the default, without bounds. */
export const UNBOUNDED: AllotmentFormula = { ...DEFAULT_FORMULA, floor: null, ceiling: null };
