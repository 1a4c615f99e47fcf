import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRatios, divideHalfUp, formatRatio, formatScaled, ratioOf } from './ratio.ts';

describe('divideHalfUp', () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [0n, 7n, 0n],
    [100_500n, 1000n, 101n],
  ])('rounds %s ÷ %s to %s, halves away from zero', (numerator, denominator, rounded) => {
    expect(divideHalfUp(numerator, denominator)).toBe(rounded);
  });

  it('stays within half of the exact quotient', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 30n }), (numerator, denominator) => {
        const distance = 2n * (divideHalfUp(numerator, denominator) * denominator - numerator);
        return distance <= denominator && distance >= -denominator;
      }),
    );
  });

  it('has no answer for a denominator of zero', () => {
    expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError);
  });
});

describe('formatRatio', () => {
  it.each([
    [ratioOf(8676n, 8755n), '0.991'],
    [ratioOf(1n, 3n), '0.3333'],
    [ratioOf(2n, 3n), '0.6667'],
    [ratioOf(-1n, 3n), '-0.3333'],
    [ratioOf(-1n, 1_000_000n), '0'],
    [ratioOf(10_000n, 1n), '10000'],
    [ratioOf(1n, 20_000n), '0.0001'],
  ])('writes %s as %s', (ratio, text) => {
    expect(formatRatio(ratio)).toBe(text);
  });

  it('takes linear time on long runs of zeros', () => {
    expect(formatScaled(10n ** 20_000n + 1n, 20_000)).toMatch(/^1\.0+1$/);
  });
});

describe('compareRatios', () => {
  it('compares exactly where binary numbers would not', () => {
    expect(compareRatios(ratioOf(1n, 3n), ratioOf(333_333_333_333_333_333n, 10n ** 18n))).toBe(1);
    expect(compareRatios(ratioOf(2n, 4n), ratioOf(1n, 2n))).toBe(0);
    expect(compareRatios(ratioOf(1n, -2n), ratioOf(0n, 1n))).toBe(-1);
  });
});
