import { describe, expect, it } from 'vitest';
import { formatRatio } from '../indicator-value/ratio.ts';
import { divideWithinBounds, type BoundedPart } from './divide-within-bounds.ts';

const part = (weight: bigint, floor = 0n, ceiling: bigint | null = null): BoundedPart => ({
  weight,
  floor,
  ceiling,
});

function sharesOf(total: bigint, ...parts: readonly BoundedPart[]) {
  const division = divideWithinBounds(total, parts);
  return division.ok
    ? division.shares.map(({ share, heldAt }) => [formatRatio(share), heldAt])
    : [division.least, division.most];
}

describe('divideWithinBounds', () => {
  it('[AL5] splits by weight where no bound is met', () => {
    expect(sharesOf(10n, part(1n), part(2n))).toEqual([
      ['3.3333', null],
      ['6.6667', null],
    ]);
  });

  it('[AL5] frees a part from its ceiling again when floors take more than ceilings gave', () => {
    // By weight 60, 30, 10: over 55 and below 40. At the floor of 40 the first is at 40, below its ceiling.
    expect(sharesOf(100n, part(6n, 0n, 55n), part(3n), part(1n, 40n))).toEqual([
      ['40', null],
      ['20', null],
      ['40', 'FLOOR'],
    ]);
  });

  it('[AL5] frees a part from its floor again when ceilings gave more than floors took', () => {
    expect(sharesOf(100n, part(9n, 0n, 20n), part(4n, 0n), part(1n, 10n))).toEqual([
      ['20', 'CEILING'],
      ['64', null],
      ['16', null],
    ]);
  });

  it('[AL5] leaves a part that meets its bound exactly between its bounds', () => {
    expect(sharesOf(10n, part(1n, 5n, 5n), part(1n, 0n, 5n))).toEqual([
      ['5', null],
      ['5', null],
    ]);
  });

  it('[AL5] gives a part without weight its floor', () => {
    expect(sharesOf(10n, part(0n, 3n, 9n), part(5n))).toEqual([
      ['3', 'FLOOR'],
      ['7', null],
    ]);
  });

  it('[AL6] tells what the parts can be together', () => {
    expect(sharesOf(10n, part(1n, 6n, 7n), part(1n, 5n, 8n))).toEqual([11n, 15n]);
    expect(sharesOf(16n, part(1n, 6n, 7n), part(1n, 5n, 8n))).toEqual([11n, 15n]);
    expect(sharesOf(10n, part(1n, 6n), part(1n, 5n, 8n))).toEqual([11n, null]);
    expect(sharesOf(10n, part(0n, 6n), part(0n))).toEqual([6n, 6n]);
  });
});
