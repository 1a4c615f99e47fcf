import { describe, expect, it } from 'vitest';
import { unitScore } from './unit-score.ts';

describe('unitScore', () => {
  it.each([
    [[[130, 9850]], 9850],
    [
      [
        [70, 9000],
        [130, 8000],
      ],
      8350,
    ],
    [
      [
        [1, 9000],
        [2, 9001],
      ],
      9001,
    ],
    [
      [
        [1, 9000],
        [1, 9001],
      ],
      9001,
    ],
    [
      [
        [70, 9000],
        [130, null],
      ],
      null,
    ],
    [[[0, 9000]], null],
    [[], null],
  ])('[RU9] scores forms of %j with %s', (forms, score) => {
    expect(
      unitScore(
        forms.map(([amountInFen, total]) => ({ amountInFen: amountInFen ?? 0, total: total ?? null })),
      ),
    ).toBe(score);
  });
});
