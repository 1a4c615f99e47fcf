import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTable } from '#test/a-table';
import { compileTable } from './compile-table.ts';
import { scoreCompiledTable } from './score-compiled-table.ts';
import { scoreTable } from './score-table.ts';
import type { TableInput } from './table-input.ts';

const texts = fc.constantFrom(
  '≥10个',
  '≤5%',
  '=8',
  '100',
  '3~5次',
  '稳步增长',
  '优良中低差',
  '2024年6月底前',
  '',
  '≤-2%',
);
const actuals = fc.oneof(
  fc.integer({ min: -20, max: 200 }).map(String),
  fc.constantFrom('', '9个', '4%', '已完成', '部分完成', '2024年5月', '2024年9月', '效果显著'),
);
const rows = fc.record({
  level1: fc.constantFrom('产出指标', '效益', '满意度指标', '成本指标'),
  level2: fc.constantFrom('数量指标', '成本指标', ''),
  target: texts,
  actual: actuals,
  weight: fc.option(fc.integer({ min: 0, max: 4000 }).map((weight) => weight / 100)),
  completion: fc.option(fc.integer({ min: 0, max: 100 }).map((share) => share / 100)),
});
const tables: fc.Arbitrary<TableInput> = fc
  .record({
    rows: fc.array(rows, { minLength: 1, maxLength: 12 }),
    executed: fc.option(fc.integer({ min: 0, max: 2000 }).map(String)),
    missingSatisfaction: fc.constantFrom('to-output' as const, 'to-benefit' as const, 'rescale' as const),
  })
  .map(({ rows: tableRows, executed, missingSatisfaction }) =>
    aTable(tableRows, { scheme: { missingSatisfaction }, funds: { budget: '1000', executed } }),
  );

describe('scoreTable', () => {
  it('[SC1] [SC2] [SC3] keeps every score within 0 and its weight', () => {
    fc.assert(
      fc.property(tables, (table) =>
        scoreTable(table).rows.every(
          ({ score, weight }) => score === null || (score >= 0 && score <= weight),
        ),
      ),
    );
  });

  it('[SC9] makes the total of its parts, to the hundredth', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { total, execution, rows: scored, levels, range } = scoreTable(table);
        const hundredths = (points: number | null, otherwise = 0) => Math.round((points ?? otherwise) * 100);
        const low = scored.reduce((sum, { score }) => sum + hundredths(score), hundredths(execution.score));
        const high = scored.reduce(
          (sum, { score, weight }) => sum + hundredths(score, weight),
          hundredths(execution.score, execution.weight),
        );
        const isUndecided = execution.score === null || scored.some(({ score }) => score === null);
        expect(total === null).toBe(isUndecided);
        if (total !== null) {
          expect(hundredths(total)).toBe(low);
          const ofLevels = Object.values(levels).reduce<number>((sum, score) => sum + hundredths(score), 0);
          expect(ofLevels + hundredths(execution.score)).toBe(low);
        }
        expect(range.map((points) => hundredths(points))).toEqual([low, high]);
      }),
    );
  });

  it('[SC9] gives what can travel as JSON', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const score = scoreTable(table);
        expect(JSON.parse(JSON.stringify(score))).toEqual(score);
      }),
    );
  });

  it('[SC3] [SC7] scores any texts, as long as their numbers are numbers', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (target, actual, level3) => {
        expect(scoreTable(aTable([{ target, actual, level3 }])).rows).toHaveLength(1);
      }),
    );
  });

  it('[SC2] takes a person’s completion where another kind or a negative target leaves no ratio', () => {
    const score = scoreTable(
      aTable([
        { target: '37个', actual: '100%', weight: 30, completion: 1 },
        { target: '≤-2%', actual: '-1%', weight: 30, completion: '0.5' },
        { target: '≥10个', actual: '5个', weight: 30, completion: 1 },
      ]),
    );
    expect(score.rows.map((row) => [row.rule, row.score, row.completion])).toEqual([
      ['SC2', 30, '1'],
      ['SC2', 15, '0.5'],
      // A row that has numbers is not judged.
      ['SC2', 15, '0.5'],
    ]);
  });

  it('[SC3] leaves a row with an empty target to a person', () => {
    expect(scoreTable(aTable([{ target: '', actual: '100%' }])).rows[0]).toMatchObject({
      rule: 'SC3',
      score: null,
    });
    expect(scoreTable(aTable([{ target: null, actual: '100%', completion: 0.5 }])).rows[0]?.score).toBe(45);
  });

  it('[SC5] scores a row without an actual with 0, whatever a person gave', () => {
    expect(scoreTable(aTable([{ actual: '—', completion: 1 }])).rows[0]).toMatchObject({
      rule: 'SC5',
      score: 0,
    });
  });

  it('[SC6] reads a level with and without 指标 as one', () => {
    const score = scoreTable(
      aTable([
        { level1: '产出', weight: 40 },
        { level1: ' 产出 指标', weight: null },
      ]),
    );
    expect(score.levels).toEqual({ 产出指标: 90 });
    expect(score.rows[1]?.weight).toBe(50);
  });

  it('[SC9] has no total while the execution has no rate, and none is lost where it weighs nothing', () => {
    const funds = { budget: '0', executed: '0' };
    expect(scoreTable(aTable([{}], { funds }))).toMatchObject({ total: null, range: [90, 100], grade: null });
    const scheme = { execution: 0, levels: { 产出指标: 90 } };
    expect(scoreTable(aTable([{}], { funds, scheme }))).toMatchObject({ total: 90, execution: { score: 0 } });
  });

  it('[SC9] has no score for a level while a row of it is undecided', () => {
    const rowsOfTwoLevels = [
      { target: '健全', actual: '改善' },
      { level1: '效益指标', level3: '其他' },
    ];
    expect(scoreTable(aTable(rowsOfTwoLevels)).levels).toEqual({ 产出指标: null, 效益指标: 90 });
  });

  it('prints what the contract says and nothing else', () => {
    const score = scoreTable(aTable([{ target: '2024年6月底前', actual: '5' }]));
    expect(Object.keys(score)).toEqual([
      'id',
      'execution',
      'rows',
      'levels',
      'total',
      'range',
      'grade',
      'findings',
    ]);
    expect(score.rows[0]).toEqual({
      weight: 90,
      target: { kind: 'deadline', by: '2024-06-30' },
      actual: { kind: 'quantity', value: '5', unit: null },
      completion: null,
      deviation: null,
      score: null,
      rule: 'SC7',
    });
    expect(scoreTable(aTable([{ target: '100' }])).rows[0]?.target).toEqual({
      kind: 'quantity',
      comparison: 'exactly',
      value: '100',
      unit: null,
    });
  });
});

describe('scoreCompiledTable', () => {
  it('gives the same scores however often it is asked', () => {
    fc.assert(
      fc.property(tables, (input) => {
        const table = compileTable(input);
        expect(scoreCompiledTable(table)).toEqual(scoreCompiledTable(table));
      }),
      { numRuns: 50 },
    );
  });
});
