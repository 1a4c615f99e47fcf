import { describe, expect, it } from 'vitest';
import { parseDecimal } from '../indicator-value/decimal.ts';
import { formatRatio } from '../indicator-value/ratio.ts';
import { PROPORTIONAL, type ScoreMode } from './score-mode.ts';
import { scoreExecution } from './score-execution.ts';

describe('scoreExecution', () => {
  const decimal = (text: string | null) => (text === null ? null : parseDecimal(text));

  it.each([
    ['600', '600', 1000, '1', 1000],
    ['800', '402', 1000, '0.5025', 503],
    ['100', '120', 1000, '1.2', 1000],
    ['300', '259.45', 0, '0.8648', 0],
    ['43.2', '37.24', 1000, '0.862', 862],
    ['100', '-5', 1000, '-0.05', 0],
    ['100', '0', 1000, '0', 0],
    ['0', '0', 1000, null, null],
    ['0', '5', 1000, null, null],
    [null, '5', 1000, null, null],
    ['5', null, 1000, null, null],
    ['0', '0', 0, null, 0],
  ])(
    '[SC4] scores a budget of %s, executed %s, weight %s: rate %s, score %s',
    (budget, executed, weight, rate, score) => {
      const scored = scoreExecution({
        weight,
        mode: PROPORTIONAL,
        budget: decimal(budget),
        executed: decimal(executed),
      });
      expect(scored.score).toBe(score);
      expect(scored.rate && formatRatio(scored.rate)).toBe(rate);
    },
  );

  it.each([
    ['100', 1000],
    ['120', 1000],
    ['99.99', 700],
    ['80', 700],
    ['79.99', 500],
    ['60', 500],
    ['59.99', 0],
    [null, null],
  ])('[SC12] steps 10 / 7 / 5 / 0 at 100 / 80 / 60 %%: %s of 100 executed scores %s', (executed, score) => {
    const mode: ScoreMode = {
      kind: 'STEPPED',
      of: 'COMPLETION',
      steps: [
        { from: 10_000, share: 10_000 },
        { from: 8000, share: 7000 },
        { from: 6000, share: 5000 },
      ],
    };
    const scored = scoreExecution({
      weight: 1000,
      mode,
      budget: decimal('100'),
      executed: decimal(executed),
    });
    expect(scored.score).toBe(score);
  });
});
