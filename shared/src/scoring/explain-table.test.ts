import { describe, expect, it } from 'vitest';
import { aTable } from '#test/a-table';
import { readFixture } from '#test/read-fixture';
import { comparePolicies } from './compare-policies.ts';
import { compileTable } from './compile-table.ts';
import { explainRow } from './explain-row.ts';
import { explainTable } from './explain-table.ts';
import { scoreCompiledTable } from './score-compiled-table.ts';
import type { IndicatorInput, TableInput } from './table-input.ts';

function explain(input: TableInput) {
  const table = compileTable(input);
  return explainTable(table, scoreCompiledTable(table));
}

/** The steps of the one row of a table without its weight. */
function stepsOf(row: Partial<IndicatorInput>) {
  const [, ...steps] = explain(aTable([row])).rows[0]?.steps ?? [];
  return steps;
}

const seed = readFixture<readonly { readonly input: TableInput }[]>('tables.json')[0]?.input;
if (!seed) throw new Error('the first table is the seed');

describe('explainRow', () => {
  it('[SC10] says where an equal share comes from', () => {
    const table = compileTable(
      aTable([{ weight: 20 }, { weight: null }, { weight: null }, { weight: null }]),
    );
    const scored = scoreCompiledTable(table);
    expect(explainRow(table, scored, 0)?.steps[0]).toEqual({ kind: 'WEIGHT_PRINTED', weight: 2000 });
    expect(explainRow(table, scored, 3)?.steps[0]).toEqual({
      kind: 'WEIGHT_SHARED',
      rule: 'SC8',
      weight: 2334,
      level: '产出指标',
      levelWeight: 9000,
      printed: 2000,
      sharedBy: 3,
      share: '23.3333',
      takesRest: true,
    });
  });

  it('[SC10] shows the division that made the score', () => {
    const steps = stepsOf({ target: '≥13 项', actual: '11', weight: '5.71', reason: '审核周期长' });
    expect(steps).toEqual([
      {
        kind: 'TARGET_MISSED',
        rule: 'SC2',
        scoredAs: 'at-least',
        bound: '13',
        actual: '11',
        unit: '项',
        dividend: '11',
        divisor: '13',
        completion: '0.8462',
      },
      { kind: 'SCORE', weight: 571, factor: { kind: 'QUOTIENT', dividend: '11', divisor: '13' }, score: 483 },
      { kind: 'LOST', points: 88, reason: '审核周期长' },
    ]);
  });

  it('[SC10] turns the actual into the unit of the target, and divides the other way round under a ceiling', () => {
    expect(stepsOf({ target: '≤3000 万元', actual: '0.4 亿元' })).toMatchObject([
      {
        kind: 'TARGET_MISSED',
        bound: '3000',
        actual: '4000',
        unit: '万元',
        dividend: '3000',
        divisor: '4000',
      },
      { factor: { kind: 'QUOTIENT', dividend: '3000', divisor: '4000' }, score: 6750 },
      { kind: 'LOST', points: 2250, reason: null },
    ]);
  });

  it.each<[Partial<IndicatorInput>, string[]]>([
    [{ actual: '12个' }, ['TARGET_MET', 'SCORE']],
    [{ target: '0起', actual: '1起' }, ['ZERO_TARGET_MISSED', 'SCORE', 'LOST']],
    [{ target: '≥5%', actual: '-3%' }, ['TARGET_MISSED', 'SCORE', 'LOST']],
    [{ target: '37个', actual: '100%' }, ['NOT_COMPARABLE']],
    [{ target: '≤-2%', actual: '-1%' }, ['NOT_COMPARABLE']],
    [{ target: '健全', actual: '健全', completion: 0.5 }, ['ASSESSED', 'SCORE', 'LOST']],
    [{ target: '健全', completion: 2 }, ['ASSESSED_OUT_OF_RANGE']],
    [{ target: '健全', actual: '已完成' }, ['STATED_IN_FULL', 'SCORE']],
    [{ target: '健全', actual: '有所改善' }, ['LEFT_TO_A_PERSON']],
    [{ actual: null }, ['NOT_REPORTED', 'SCORE', 'LOST']],
    [{ target: '6月底', actual: '5月' }, ['IN_TIME', 'SCORE']],
    [{ target: '6月底', actual: '7月' }, ['LATE']],
    [{ target: '及时', actual: '按时' }, ['STATED_IN_TIME', 'SCORE']],
  ])('[SC10] explains %j by %j', (row, kinds) => {
    expect(stepsOf(row).map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each([
    [1, 'UPPER', 8000, 10_000],
    [0.8, 'UPPER', 8000, 10_000],
    [0.79, 'MIDDLE', 6000, 8000],
    [0.6, 'MIDDLE', 6000, 8000],
    [0.59, 'LOWER', 0, 6000],
  ])('[SC10] puts a completion of %s into the band %s', (completion, position, from, to) => {
    expect(stepsOf({ target: '健全', completion })[0]).toMatchObject({ band: { position, from, to } });
  });

  it('[SC10] has nothing for a row that is not there', () => {
    const table = compileTable(aTable([{}]));
    expect(explainRow(table, scoreCompiledTable(table), 1)).toBeNull();
  });
});

describe('explainTable', () => {
  it('[SC10] adds the Xinjiang table up to 98.5, 优', () => {
    expect(explain(seed)).toMatchObject({
      execution: {
        kind: 'COMPUTED',
        weight: 1000,
        budget: '600',
        executed: '600',
        unit: '万元',
        rate: '1',
        score: 1000,
      },
      levels: [
        {
          name: '产出指标',
          weight: 6000,
          score: 5850,
          parts: [{ row: 0 }, { row: 1, score: 1350 }, { row: 2 }, { row: 3 }],
        },
        { name: '效益指标', weight: 3000, score: 3000, parts: [{ row: 4, weight: 3000, score: 3000 }] },
      ],
      total: 9850,
      range: [9850, 9850],
      grade: { grade: '优', from: 9000 },
    });
  });

  it.each([
    [{ budget: '100', executed: '120' }, undefined, 'CAPPED'],
    [{ budget: '0', executed: '0' }, undefined, 'NO_RATE'],
    [{ budget: '0', executed: '0' }, { execution: 0 }, 'NO_WEIGHT'],
  ])('[SC10] explains the execution of %j under %j as %s', (funds, scheme, kind) => {
    expect(explain(aTable([{}], { funds, ...(scheme ? { scheme } : {}) })).execution.kind).toBe(kind);
  });

  it('[SC10] has no grade while the total is undecided', () => {
    expect(explain(aTable([{ target: '健全', actual: '改善' }])).grade).toBeNull();
  });
});

describe('comparePolicies', () => {
  const totals = (input: TableInput) =>
    comparePolicies(compileTable(input)).map(({ policy, total, isOwn }) => [policy, total, isOwn]);

  it('[SC10] gives the Xinjiang rows 98.5, 98.75 and 98.61, whether the scheme names satisfaction or not', () => {
    const ownScheme = [
      ['to-output', 9850, true],
      ['to-benefit', 9875, false],
      ['rescale', 9861, false],
    ];
    expect(totals(seed)).toEqual(ownScheme);
    expect(totals({ ...seed, scheme: { missingSatisfaction: 'to-output' } })).toEqual(ownScheme);
    expect(totals({ ...seed, scheme: { missingSatisfaction: 'rescale' } })).toEqual([
      ['to-output', 9850, false],
      ['to-benefit', 9875, false],
      ['rescale', 9861, true],
    ]);
  });

  it('[SC10] compares nothing where satisfaction is not missing, or the weights are others', () => {
    expect(totals(aTable([{}, { level1: '满意度指标' }], { scheme: null }))).toEqual([]);
    expect(totals(aTable([{}]))).toEqual([]);
    expect(totals({ ...seed, scheme: { execution: 20, levels: { 产出指标: 60, 效益指标: 30 } } })).toEqual(
      [],
    );
  });
});
