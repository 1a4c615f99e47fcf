import { describe, expect, it } from 'vitest';
import { formatDecimal } from './decimal.ts';
import {
  decimalFromJson,
  formatPoints,
  formatPointsFixed,
  inHundredths,
  pointsAsJson,
  pointsForShare,
} from './points.ts';
import { ratioOf } from './ratio.ts';

describe('pointsForShare', () => {
  it('rounds half up where binary numbers lose a hundredth', () => {
    expect(pointsForShare(1000, ratioOf(201n, 400n))).toBe(503);
  });
});

describe('formatPoints', () => {
  it.each([
    [1350, '13.5', '13.50'],
    [5, '0.05', '0.05'],
    [10_000, '100', '100.00'],
    [-3, '-0.03', '-0.03'],
  ])('writes %s centipoints as %s, in columns as %s', (points, plain, fixed) => {
    expect(formatPoints(points)).toBe(plain);
    expect(formatPointsFixed(points)).toBe(fixed);
  });
});

describe('pointsAsJson', () => {
  it('prints every hundredth up to 1000 points as itself', () => {
    const wrong: number[] = [];
    for (let points = 0; points <= 100_000; points += 1) {
      if (JSON.stringify(pointsAsJson(points)) !== formatPoints(points)) wrong.push(points);
    }
    expect(wrong).toEqual([]);
  });
});

describe('decimalFromJson', () => {
  it.each([
    [0.9, '0.9'],
    ['0.90', '0.9'],
    [' 15 ', '15'],
    [1e-7, '0.0000001'],
    [-3, '-3'],
  ])('reads %j as %s', (json, text) => {
    const value = decimalFromJson(json);
    expect(value && formatDecimal(value)).toBe(text);
  });

  it.each([Number.NaN, Infinity, 1e300, '', 'abc', '1e5', '９'])('reads %j as nothing', (json) => {
    expect(decimalFromJson(json)).toBeNull();
  });

  it('rounds to hundredths half up', () => {
    expect(inHundredths({ digits: 12_345n, scale: 3 })).toBe(1235);
  });
});
