import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RANDOM_FORMULAS, RANDOM_UNITS, wanyuan } from '#test/allotment-units';
import { decimalAsRatio, parseDecimal, ZERO } from '../indicator-value/decimal.ts';
import {
  addRatios,
  compareRatios,
  multiplyRatios,
  NOTHING,
  ratioOf,
  type Ratio,
} from '../indicator-value/ratio.ts';
import { GRADE_THRESHOLDS } from '../scoring/grade.ts';
import type { AllotmentLine, LineDivision } from './allotment-proposal.ts';
import { proposeAllotments } from './propose-allotments.ts';
import { readAllotmentFormula } from './read-allotment-formula.ts';

const SUMS = fc.oneof(
  fc.nat(wanyuan(20)),
  fc.nat(wanyuan(2000)).map((fen) => fen),
  fc.maxSafeNat(),
);
const PROPOSALS = fc
  .tuple(SUMS, RANDOM_UNITS, RANDOM_FORMULAS)
  .map(([sum, units, formula]) => proposeAllotments(sum, units, formula));

const factor = (text: string): Ratio => decimalAsRatio(parseDecimal(text) ?? ZERO);
const isEqual = (a: Ratio, b: Ratio) => compareRatios(a, b) === 0;
const isKept = ({ gradeFactor }: AllotmentLine) => gradeFactor.because.kind === 'KEEPS_BASE_SHARE';

function divided(lines: readonly AllotmentLine[]): readonly (AllotmentLine & { division: LineDivision })[] {
  return lines.flatMap((line) => (line.division ? [{ ...line, division: line.division }] : []));
}

describe('proposeAllotments, for any scores, sums and formulas', () => {
  it('[AL7] [AL8] keeps the sum to the fen, in whole 万元 but for one odd amount, and gives nobody less than nothing', () => {
    fc.assert(
      fc.property(PROPOSALS, ({ sumInFen, lines, obstacle, heldBackInFen }) => {
        expect(divided(lines).length).toBe(obstacle ? 0 : lines.length);
        if (obstacle) return;
        const amounts = divided(lines).map(({ division }) => division.amountInFen);
        expect(amounts.reduce((sum, fen) => sum + BigInt(fen), BigInt(heldBackInFen))).toBe(BigInt(sumInFen));
        expect(amounts.every((fen) => Number.isSafeInteger(fen) && fen >= 0)).toBe(true);
        expect(amounts.filter((fen) => fen % wanyuan(1) !== 0).length).toBeLessThanOrEqual(1);
        expect(heldBackInFen).toBeLessThan(wanyuan(1));
      }),
    );
  });

  it('[AL5] holds every floor and ceiling in whole 万元', () => {
    fc.assert(
      fc.property(PROPOSALS, ({ lines }) => {
        for (const { floor, ceiling, division } of divided(lines)) {
          const amount = BigInt(division.amountInFen);
          if (floor) expect(amount >= floor.whole * 1_000_000n).toBe(true);
          if (ceiling) expect(amount <= ceiling.whole * 1_000_000n).toBe(true);
        }
      }),
    );
  });

  it('[AL5] gives all units between their bounds the same for their weight, and moves a bound for nobody', () => {
    fc.assert(
      fc.property(PROPOSALS, ({ lines }) => {
        const moving = divided(lines).filter((line) => !isKept(line) && line.weight.numerator > 0n);
        const [free] = moving.filter(({ division }) => division.heldAt === null);
        if (!free) return;
        for (const { division, weight } of moving) {
          const side = compareRatios(
            multiplyRatios(division.exact, free.weight),
            multiplyRatios(free.division.exact, weight),
          );
          if (division.heldAt === null) expect(side).toBe(0);
          else if (division.heldAt === 'FLOOR') expect(side).toBe(1);
          else expect(side).toBe(-1);
        }
      }),
    );
  });

  it('[AL6] finds an obstacle where there is one, and nowhere else', () => {
    fc.assert(
      fc.property(PROPOSALS, ({ sumInFen, lines, obstacle }) => {
        const sum = BigInt(Math.floor(sumInFen / wanyuan(1)));
        const floors = lines.reduce((all, { floor }) => all + (floor?.whole ?? 0n), 0n);
        const isUnlimited = lines.some(
          (line) => !isKept(line) && line.weight.numerator > 0n && !line.ceiling,
        );
        if (obstacle?.code === 'FLOORS_ABOVE_SUM') expect(obstacle.least > sum).toBe(true);
        if (obstacle?.code === 'CEILINGS_BELOW_SUM') {
          expect(obstacle.most < sum).toBe(true);
          expect(isUnlimited).toBe(false);
        }
        if (obstacle?.code === 'NO_WEIGHT') expect(isUnlimited).toBe(false);
        if (obstacle === null) expect(floors <= sum).toBe(true);
        if (obstacle === null || lines.some(isKept)) return;
        const isCrossed = lines.some(
          ({ floor, ceiling }) => floor && ceiling && compareRatios(floor.exact, ceiling.exact) > 0,
        );
        expect(obstacle.code === 'BOUNDS_CROSS').toBe(isCrossed);
        if (floors <= sum && isUnlimited) expect(isCrossed).toBe(true);
      }),
    );
  });

  it('[AL3] keeps an undecided unit’s part of the base exactly, before bounds and rounding', () => {
    fc.assert(
      fc.property(PROPOSALS, ({ sumInFen, lines }) => {
        const sum = ratioOf(BigInt(Math.floor(sumInFen / wanyuan(1))), 1n);
        for (const line of divided(lines).filter(isKept)) {
          expect(isEqual(line.division.share, multiplyRatios(sum, line.baseShare ?? NOTHING))).toBe(true);
          expect(isEqual(line.division.exact, line.division.share)).toBe(line.division.heldAt === null);
        }
      }),
    );
  });

  it('[AL9] leads from the base to the amount, each step from the one before', () => {
    fc.assert(
      fc.property(PROPOSALS, ({ sumInFen, lines }) => {
        const kept = divided(lines).filter(isKept);
        const moving = divided(lines).filter((line) => !isKept(line));
        const rest = kept.reduce(
          (left, { division }) =>
            addRatios(left, { ...division.exact, numerator: -division.exact.numerator }),
          ratioOf(BigInt(Math.floor(sumInFen / wanyuan(1))), 1n),
        );
        const weights = moving.reduce((sum, { weight }) => addRatios(sum, weight), NOTHING);
        for (const line of [...kept, ...moving]) {
          const { gradeFactor, executionFactor, division, floor, ceiling } = line;
          const product = multiplyRatios(factor(gradeFactor.factor), factor(executionFactor.factor));
          expect(isEqual(line.weight, multiplyRatios(line.base, product))).toBe(true);
          if (!isKept(line)) {
            expect(isEqual(multiplyRatios(division.share, weights), multiplyRatios(rest, line.weight))).toBe(
              true,
            );
          }
          if (division.heldAt !== null) {
            const bound = division.heldAt === 'FLOOR' ? floor : ceiling;
            expect(isEqual(division.exact, ratioOf(bound?.whole ?? -1n, 1n))).toBe(true);
          }
          const cut = addRatios(ratioOf(division.whole, 1n), division.remainder?.part ?? NOTHING);
          const raised = division.remainder?.isRaised ? 1n : 0n;
          expect(isEqual(addRatios(division.exact, ratioOf(raised, 1n)), cut)).toBe(true);
          expect(division.amountInFen).toBe(Number(division.whole) * wanyuan(1) + division.oddInFen);
          expect(division.differenceInFen).toBe(division.amountInFen - line.unit.baseInFen);
        }
        const remainders = divided(lines).flatMap(({ division }) => division.remainder ?? []);
        const places = remainders.map(({ place }) => place).toSorted((a, b) => a - b);
        expect(places).toEqual(places.map((_, i) => i + 1));
        const raised = remainders.filter(({ isRaised }) => isRaised);
        expect(raised.every(({ place }) => place <= raised.length)).toBe(true);
      }),
    );
  });

  it('[AL10] never gives the better of two grades with equal bases less, where both executed alike', () => {
    fc.assert(
      fc.property(SUMS, RANDOM_UNITS, RANDOM_FORMULAS, fc.nat(10_000), (sum, units, formula, score) => {
        const [first] = units;
        if (!first || first.score === null) return;
        const twin = { ...first, id: 'twin', path: '/xj/twin/', score };
        const weights = (base: typeof formula.base) =>
          base.kind === 'WEIGHTS'
            ? { ...base, weights: { ...base.weights, twin: base.weights[first.id] ?? '0' } }
            : base;
        const { lines } = proposeAllotments(sum, [...units, twin], {
          ...formula,
          base: weights(formula.base),
        });
        const amountOf = (id: string) =>
          lines.find(({ unit }) => unit.id === id)?.division?.amountInFen ?? Number.NaN;
        const rank = (own: number) => GRADE_THRESHOLDS.findIndex(({ from }) => own >= from);
        const [mine, other] = [rank(first.score), rank(score)];
        if (mine < other) expect(amountOf(first.id) < amountOf('twin')).toBe(false);
        if (mine > other) expect(amountOf(first.id) > amountOf('twin')).toBe(false);
      }),
    );
  });

  it('[AL10] does not depend on the order in which units are given', () => {
    const shuffled = RANDOM_UNITS.chain((units) =>
      fc.tuple(
        fc.constant(units),
        fc.shuffledSubarray([...units], { minLength: units.length, maxLength: units.length }),
      ),
    );
    fc.assert(
      fc.property(SUMS, shuffled, RANDOM_FORMULAS, (sum, [units, others], formula) => {
        expect(proposeAllotments(sum, others, formula)).toEqual(proposeAllotments(sum, units, formula));
      }),
    );
  });

  it('[AL1] reads every formula that it works with, through JSON and back', () => {
    fc.assert(
      fc.property(RANDOM_FORMULAS, (formula) => {
        expect(readAllotmentFormula(JSON.parse(JSON.stringify(formula)))).toEqual({ ok: true, formula });
      }),
    );
  });
});
