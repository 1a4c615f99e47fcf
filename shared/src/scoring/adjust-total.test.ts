import { describe, expect, it } from 'vitest';
import { aTable } from '#test/a-table';
import { scoreTable } from './score-table.ts';
import type { FundsInput, IndicatorInput, SchemeInput } from './table-input.ts';

const CAPS = [
  { below: 80, atMost: 89 },
  { below: 70, atMost: 79 },
  { below: 60, atMost: 69 },
  { below: 50, atMost: 59 },
];

function score(
  scheme: SchemeInput,
  { funds, rows = [{}] }: { funds?: FundsInput | null; rows?: readonly Partial<IndicatorInput>[] } = {},
) {
  return scoreTable(
    aTable(rows, {
      scheme: { execution: 10, levels: { 产出指标: 90 }, ...scheme },
      ...(funds === undefined ? {} : { funds }),
    }),
  );
}

describe('adjustTotal', () => {
  it.each([
    ['100', 100, undefined],
    ['80', 98, undefined],
    ['79.99', 89, 89],
    ['70', 89, 89],
    ['69', 79, 79],
    ['60', 79, 79],
    ['59', 69, 69],
    ['49', 59, 59],
    ['0', 59, 59],
  ])('[SC13] caps the total by the execution rate: %s %% executed gives %s', (executed, total, atMost) => {
    const scored = score({ totalCaps: CAPS }, { funds: { budget: '100', executed } });
    expect(scored.total).toBe(total);
    expect(scored.cap?.atMost).toBe(atMost);
  });

  it('[SC13] takes nothing from a total that is below its cap', () => {
    const scored = score(
      { totalCaps: CAPS },
      { funds: { budget: '100', executed: '79' }, rows: [{ actual: '5个', reason: '天气' }] },
    );
    expect(scored.total).toBe(52.9);
    expect(scored.grade).toBe('差');
  });

  it('[SC13] leaves the total open while the rate is not known, even where the rate weighs nothing', () => {
    const scored = score(
      { execution: 0, levels: { 产出指标: 90 }, totalCaps: CAPS },
      { funds: { budget: '100', executed: null } },
    );
    expect(scored.total).toBeNull();
    expect(scored.range).toEqual([59, 90]);
    expect(scored.grade).toBeNull();
  });

  it.each([
    ['0', null],
    [null, '0'],
    [null, null],
  ])('[SC13] leaves it open where only one amount is known: budget %s, executed %s', (budget, executed) => {
    const scored = score({ execution: 0, totalCaps: CAPS }, { funds: { budget, executed } });
    expect([scored.total, scored.range]).toEqual([null, [59, 90]]);
  });

  it('[SC13] caps nothing where there was nothing to execute', () => {
    const scored = score({ execution: 0, totalCaps: CAPS }, { funds: { budget: '0', executed: '0' } });
    expect([scored.total, scored.range]).toEqual([90, [90, 90]]);
  });

  const rows = [
    { level3: '甲', weight: 30, actual: '13个' },
    { level3: '乙', weight: 30, actual: '7个', reason: '天气' },
    { level3: '丙', weight: 30, actual: '7.1个', reason: '天气' },
  ];

  it('[SC14] takes points for each row that deviates by the threshold or more, both ways', () => {
    const scored = score({ deviationDeduction: { from: 30, points: 2 } }, { rows });
    expect(scored.deductions).toEqual([
      { row: 0, points: 2, rule: 'SC14' },
      { row: 1, points: 2, rule: 'SC14' },
    ]);
    expect(scored.total).toBe(10 + 30 + 21 + 21.3 - 4);
  });

  it('[SC14] takes them only for what falls short, where the scheme says so', () => {
    const scored = score({ deviationDeduction: { from: '30', points: '2.5', of: 'short' } }, { rows });
    expect(scored.deductions).toEqual([{ row: 1, points: 2.5, rule: 'SC14' }]);
    expect(scored.total).toBe(79.8);
  });

  it('[SC14] takes nothing for a row without a deviation, and never goes below 0', () => {
    const unreported = score(
      { deviationDeduction: { from: 30, points: 2 } },
      { rows: [{ actual: null }, { target: '群众满意', actual: '较好', completion: 0.1, reason: '天气' }] },
    );
    expect(unreported.deductions).toBeUndefined();
    const nothing = score(
      { deviationDeduction: { from: 30, points: 50 } },
      { funds: { budget: '100', executed: '0' }, rows: [{ actual: '0个', reason: '天气' }] },
    );
    expect([nothing.total, nothing.range]).toEqual([0, [0, 0]]);
  });

  it('[FD1] holds a published total against its parts less what the scheme takes', () => {
    const published = { execution: 7.9, rows: [90], total: 89, grade: '良' };
    const table = aTable([{}], {
      scheme: { execution: 10, levels: { 产出指标: 90 }, totalCaps: CAPS },
      funds: { budget: '100', executed: '79' },
      published,
    });
    const codes = (input: typeof table) => scoreTable(input).findings.map(({ code }) => code);
    expect(codes(table)).not.toContain('TOTAL_MISMATCH');
    expect(codes({ ...table, published: { ...published, total: 97.9 } })).toContain('TOTAL_MISMATCH');
  });
});
