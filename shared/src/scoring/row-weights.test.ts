import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveRowWeights } from './row-weights.ts';

/** The weights of the rows of one level. */
function resolveLevel(levelWeight: number, ...printed: (number | null)[]) {
  const rows = printed.map((weight) => ({ level: '产出指标', printed: weight }));
  return resolveRowWeights(new Map([['产出指标', levelWeight]]), rows);
}

const weightsOf = (level: number, ...printed: (number | null)[]) =>
  resolveLevel(level, ...printed).map(({ weight }) => weight);

describe('resolveRowWeights', () => {
  it.each([
    [1000, [null, null, null], [333, 333, 334]],
    [5000, [null, null, null], [1667, 1667, 1666]],
    [3000, [null, null, null, null, null, null, null], [429, 429, 429, 429, 429, 429, 426]],
    [6000, [null, null, null, null], [1500, 1500, 1500, 1500]],
    [5000, [2000, null, 1000, null], [2000, 1000, 1000, 1000]],
    [5000, [2000, null, 3500], [2000, 0, 3500]],
    [0, [null, null], [0, 0]],
    [5000, [4000], [4000]],
    [5, [null, null, null, null, null, null, null, null, null], [1, 1, 1, 1, 1, 0, 0, 0, 0]],
  ])('[SC8] shares %s among %j: %j', (level, printed, weights) => {
    expect(weightsOf(level, ...printed)).toEqual(weights);
  });

  it('[SC8] keeps the weight of the level, and no row falls below 0', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.array(fc.option(fc.integer({ min: 0, max: 3000 })), { minLength: 1, maxLength: 40 }),
        (level, printed) => {
          const weights = weightsOf(level, ...printed);
          const sum = weights.reduce((total, weight) => total + weight, 0);
          const printedSum = printed.reduce<number>((total, weight) => total + (weight ?? 0), 0);
          const expected = printed.includes(null) ? Math.max(level, printedSum) : printedSum;
          return sum === expected && weights.every((weight) => weight >= 0);
        },
      ),
    );
  });

  it('[SC8] keeps levels apart, and gives a level without a weight nothing to share', () => {
    const rows = ['产出指标', '效益指标', '产出指标', '别的'].map((level) => ({ level, printed: null }));
    const weights = new Map([
      ['产出指标', 5000],
      ['效益指标', 3000],
    ]);
    expect(resolveRowWeights(weights, rows).map(({ weight }) => weight)).toEqual([2500, 3000, 2500, 0]);
  });

  it('[SC8] tells where an equal share comes from', () => {
    expect(resolveLevel(1000, null, 400, null, null, null, null, null, null).at(-1)?.source).toEqual({
      kind: 'EQUAL_SHARE',
      levelWeight: 1000,
      printed: 400,
      sharedBy: 7,
      share: { numerator: 600n, denominator: 7n },
      takesRest: true,
    });
    expect(resolveLevel(1000, null, null)[1]?.source).toMatchObject({ takesRest: false });
  });
});
