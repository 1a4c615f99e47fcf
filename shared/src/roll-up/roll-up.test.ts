import { describe, expect, it } from 'vitest';
import { aChild, rolled, usesOf, WANYUAN } from '#test/roll-up-forms';
import { readFixture } from '#test/read-fixture';
import type { AggregationRule } from '../indicator/aggregation-rule.ts';
import { scoreTable } from '../scoring/score-table.ts';
import type { TableInput } from '../scoring/table-input.ts';
import type { ChildForm, ParentTable } from './child-form.ts';
import { rollUp } from './roll-up.ts';

describe('rollUp', () => {
  it('[RU1] adds absolute values up in the unit of the row above', () => {
    const bare = aChild('b', '72000', { targetText: '≥7.2万元' });
    const children = [aChild('a', '8.3亿元'), aChild('c', '24000万元')];
    expect(rolled('SUM', children, '≥10亿元')).toMatchObject({ valueText: '10.7亿元', state: 'COMPLETE' });
    // A bare number is in the unit of its own target.
    expect(rolled('SUM', [...children, bare], '≥10亿元').valueText).toBe('17.9亿元');
  });

  it('[RU1] takes the unit of the rows below where the row above prints none', () => {
    expect(rolled('SUM', [aChild('a', '3', { targetText: '≥3家' }), aChild('b', '2户')], '3').valueText).toBe(
      '5家',
    );
  });

  it('[RU1] takes it from a form that counts, and not from a draft or an empty row', () => {
    const children = [
      aChild('a', '1万户', { state: 'DRAFT' }),
      aChild('b', null, { targetText: '≥1万户' }),
      aChild('c', '2户'),
    ];
    expect(rolled('SUM', children, '3').valueText).toBe('2户');
  });

  it.each(['SUM', 'COUNT_OBJECTS'] as const)('[RU1] [RU2] is a %s of numbers under words as well', (rule) => {
    const children = [aChild('a', '3家'), aChild('b', '2户')];
    expect(rolled(rule, children, '根据绩效考核通过的数量确定')).toMatchObject({
      valueText: '5家',
      completion: null,
    });
  });

  it('[RU1] leaves out what cannot be turned into that unit, and says so', () => {
    const result = rolled('SUM', [aChild('a', '3公里'), aChild('b', '5亩'), aChild('c', '很多')], '≥10公里');
    expect(result).toMatchObject({ valueText: '3公里', state: 'PARTIAL' });
    expect(usesOf(result)).toEqual({
      'form-a': 'COUNTED',
      'form-b': 'UNIT_DIFFERS',
      'form-c': 'NOT_A_NUMBER',
    });
  });

  it('[RU2] counts objects that several tables of one unit support once', () => {
    const children = [
      aChild('a', '1户', { id: 'a-advance' }),
      aChild('a', '1家', { id: 'a-main' }),
      aChild('b', '2', { id: 'b-advance' }),
      aChild('b', '3', { id: 'b-main' }),
    ];
    const result = rolled('COUNT_OBJECTS', children, '3家');
    expect(result).toMatchObject({ valueText: '4家', state: 'COMPLETE' });
    expect(usesOf(result)).toEqual({
      'a-advance': 'COUNTED',
      'a-main': 'SAME_OBJECTS',
      'b-advance': 'SAME_OBJECTS',
      'b-main': 'COUNTED',
    });
  });

  it('[RU3] weights shares with the fund amounts: 5 %, 8.2 %, 6 % give 6.39 %', () => {
    const children = [
      aChild('a', '5%', { amountInFen: 130 * WANYUAN }),
      aChild('b', '8.2', { amountInFen: 130 * WANYUAN, targetText: '≥8.2%' }),
      aChild('c', '6％', { amountInFen: 140 * WANYUAN }),
    ];
    expect(rolled('FUND_WEIGHTED_MEAN', children, '≥5%')).toMatchObject({
      valueText: '6.39%',
      quotient: { dividend: '2556', divisor: '400' },
    });
  });

  it('[RU3] weights the completions of rows in words, and compiles their texts and reasons', () => {
    const children = [
      aChild('甲', '部分完成', {
        targetText: '健全',
        completion: '0.9',
        amountInFen: 70,
        deviationReason: '市场需求不稳定。',
      }),
      aChild('乙', '部分完成', {
        targetText: '健全',
        completion: '0.8',
        amountInFen: 70,
        deviationReason: '市场需求不稳定。',
      }),
      aChild('丙', '已完成', { targetText: '健全', amountInFen: 60 }),
    ];
    expect(rolled('FUND_WEIGHTED_MEAN', children, '按照实施方案相关要求')).toMatchObject({
      completion: '0.895',
      valueText: '甲、乙：部分完成；丙：已完成',
      deviationReason: '甲、乙：市场需求不稳定',
      state: 'COMPLETE',
    });
  });

  it('[RU3] leaves out what a person has not judged yet', () => {
    const children = [
      aChild('a', '有所改善', { targetText: '健全' }),
      aChild('b', '改善', { targetText: '健全', completion: '0.8' }),
    ];
    const result = rolled('FUND_WEIGHTED_MEAN', children, '健全');
    expect(result).toMatchObject({ completion: '0.8', state: 'PARTIAL' });
    expect(usesOf(result)).toEqual({ 'form-a': 'UNDECIDED', 'form-b': 'COUNTED' });
  });

  it('[RU4] divides the sum of numerators by the sum of denominators', () => {
    const children = [
      aChild('a', '50%', { numerator: '1', denominator: '2' }),
      aChild('b', '100%', { numerator: '98', denominator: '98' }),
    ];
    expect(rolled('RATIO', children, '≥90%')).toMatchObject({
      valueText: '99%',
      quotient: { dividend: '99', divisor: '100' },
    });
  });

  it('[RU4] takes the form’s own execution for the budget execution rate', () => {
    const executed = (budget: number, spent: number) => ({
      level3: '资金执行率',
      executions: [{ annualBudgetInFen: budget * WANYUAN, executedInFen: spent * WANYUAN }],
    });
    const children = [aChild('a', '100%', executed(70, 70)), aChild('b', '50%', executed(60, 30))];
    expect(rolled('RATIO', children, '100%')).toMatchObject({
      valueText: '76.923077%',
      quotient: { dividend: '100', divisor: '130' },
    });
  });

  it('[RU4] goes by what the row states itself before it takes the form’s own execution', () => {
    const stated = { level3: '资金执行率', numerator: '3', denominator: '4' };
    expect(rolled('RATIO', [aChild('a', '75%', stated)], '100%').valueText).toBe('75%');
  });

  it('[RU4] has no ratio where one of the two parts is not known', () => {
    const executions = [{ annualBudgetInFen: 100 * WANYUAN, executedInFen: null }];
    const children = [
      aChild('a', '100%', { level3: '资金执行率', executions }),
      aChild('b', '100%', { numerator: '1' }),
      aChild('c', '100%', { denominator: '1' }),
    ];
    expect(Object.values(usesOf(rolled('RATIO', children, '100%')))).toEqual([
      'NOT_A_NUMBER',
      'NOT_A_NUMBER',
      'NOT_A_NUMBER',
    ]);
  });

  it('[RU4] has no ratio of percentages alone', () => {
    expect(rolled('RATIO', [aChild('a', '50%'), aChild('b', null)], '≥90%')).toMatchObject({
      valueText: null,
      state: 'NOTHING_REPORTED',
      contributions: [{ use: 'NOT_A_NUMBER' }, { use: 'NOT_REPORTED' }],
    });
  });

  it.each([
    ['LATEST', '9'],
    ['MINIMUM', '4'],
    ['MAXIMUM', '12'],
  ] as const)('[RU5] chooses by %s the value %s', (rule, valueText) => {
    const children = [
      aChild('a', '4', { reportedAt: '2024-07-01T00:00:00.000Z' }),
      aChild('b', '9', { reportedAt: '2024-12-01T00:00:00.000Z' }),
      aChild('c', '12', { reportedAt: null }),
    ];
    const result = rolled(rule, children);
    expect(result.valueText).toBe(valueText);
    expect(Object.values(usesOf(result)).filter((use) => use === 'NOT_CHOSEN')).toHaveLength(2);
  });

  it.each(['DRAFT', 'SUBMITTED', 'RETURNED', 'REOPENED'] as const)(
    '[RU6] does not count a form that is %s',
    (state) => {
      const result = rolled('SUM', [aChild('a', '3'), aChild('b', '100', { state })]);
      expect(result).toMatchObject({
        valueText: '3',
        state: 'PARTIAL',
        coverage: { unitsReported: 1, units: 2, formsApproved: 1, forms: 2 },
      });
    },
  );

  it('[RU6] does not take a null for a zero', () => {
    const mean = rolled('FUND_WEIGHTED_MEAN', [aChild('a', '8'), aChild('b', null), aChild('c', '/')]);
    expect(mean).toMatchObject({
      valueText: '8',
      state: 'PARTIAL',
      coverage: { unitsReported: 1, units: 3 },
    });
    expect(rolled('FUND_WEIGHTED_MEAN', [aChild('a', '8'), aChild('b', '0')]).valueText).toBe('4');
    expect(rolled('SUM', [aChild('a', null)])).toMatchObject({ valueText: null, state: 'NOTHING_REPORTED' });
  });

  it('[RU7] cannot compute with a denominator of zero', () => {
    const none = { numerator: '0', denominator: '0' };
    expect(rolled('RATIO', [aChild('a', '0', none), aChild('b', '0', none)])).toMatchObject({
      valueText: null,
      state: 'NOT_COMPUTABLE',
    });
    expect(rolled('FUND_WEIGHTED_MEAN', [aChild('a', '8', { amountInFen: 0 })])).toMatchObject({
      valueText: null,
      state: 'NOT_COMPUTABLE',
    });
  });

  it('[RU8] compiles the reasons of approved forms only', () => {
    const children = [
      aChild('甲', '3', { deviationReason: '延期；' }),
      aChild('乙', '3', { deviationReason: '  ' }),
      aChild('丙', '3', { deviationReason: '草稿', state: 'DRAFT' }),
    ];
    expect(rolled('SUM', children).deviationReason).toBe('甲：延期');
  });

  it('[RU8] names a unit once whose tables give the same reason', () => {
    const batches = ['advance', 'main'].map((id) => aChild('甲', '3', { id, deviationReason: '延期' }));
    expect(rolled('SUM', batches).deviationReason).toBe('甲：延期');
  });

  it('[RU10] keeps the own entry of a row that nothing feeds', () => {
    const own = { state: 'NOT_FED', valueText: '7', deviationReason: '自填', contributions: [] };
    expect(rolled('SUM', [])).toMatchObject(own);
    expect(rolled(null, [aChild('a', '3')])).toMatchObject(own);
  });

  it('[RU10] names form, unit, row, value and weight of each part', () => {
    expect(
      rolled('FUND_WEIGHTED_MEAN', [aChild('a', '8项', { reportedAt: '2025-01-05' })], '≥8项').contributions,
    ).toEqual([
      {
        formId: 'form-a',
        unitId: 'a',
        unitName: 'a',
        indicatorId: 'row-a',
        origin: 'BELOW',
        amountInFen: 100 * WANYUAN,
        use: 'COUNTED',
        valueText: '8项',
        reason: null,
        value: { numerator: 8n, denominator: 1n },
        parts: null,
        objects: null,
        reportedAt: '2025-01-05',
        year: null,
      },
    ]);
  });
});

describe('the Xinjiang table, rolled up', () => {
  const seed = readFixture<readonly { readonly input: TableInput }[]>('tables.json')[0]?.input;
  if (!seed) throw new Error('the first table is the seed');
  const RULES: readonly AggregationRule[] = [
    'COUNT_OBJECTS',
    'FUND_WEIGHTED_MEAN',
    'RATIO',
    'FUND_WEIGHTED_MEAN',
    'FUND_WEIGHTED_MEAN',
  ];

  const parent: ParentTable = {
    id: 'region',
    budgetYear: 2024,
    scheme: seed.scheme,
    indicators: seed.indicators.map(({ level1, level2 = null, level3, target }, index) => ({
      ...{ id: `p${index}`, level1, level2, level3, targetText: target ?? '', weight: null },
      aggregationRule: RULES[index] ?? null,
    })),
    actuals: [],
    executions: [],
  };

  /** A prefecture's form of one batch: one enterprise, everything paid out, 90 % of the other targets. */
  function aForm(unit: string, batch: 'advance' | 'main', wanyuan: number): ChildForm {
    const reported = ['1', '部分完成', '100%', '已完成', '已完成'];
    return {
      id: `${unit}-${batch}`,
      unitId: unit,
      unitName: unit,
      state: batch === 'advance' ? 'APPROVED' : 'DRAFT',
      amountInFen: wanyuan * WANYUAN,
      reportedAt: null,
      budgetYear: 2024,
      executions: [{ annualBudgetInFen: wanyuan * WANYUAN, executedInFen: wanyuan * WANYUAN }],
      indicators: parent.indicators.map(({ id, level1, level2, level3, targetText }, index) => ({
        ...{ id: `${unit}-${batch}-${index}`, level1, level2, level3 },
        targetText: index === 0 ? '1 户' : targetText,
        parentIndicatorId: id,
        valueText: reported[index] ?? null,
        completion: index === 1 ? '0.9' : null,
        deviationReason: index === 1 ? '市场需求不稳定' : null,
      })),
    };
  }

  const UNITS = [
    ['乌鲁木齐市', 70, 130],
    ['昌吉回族自治州', 70, 130],
    ['巴音郭楞蒙古自治州', 60, 140],
  ] as const;
  const forms = UNITS.flatMap(([unit, advance, main]) => [
    aForm(unit, 'advance', advance),
    aForm(unit, 'main', main),
  ]);

  it('[RU2] [RU3] [RU4] gives 10 + 58.5 + 30 = 98.5, 优, from the three approved forms of the first batch', () => {
    const { table, rows, coverage } = rollUp(parent, forms);
    expect(rows.map(({ valueText, completion }) => [valueText?.slice(0, 8), completion])).toEqual([
      ['3户', null],
      ['乌鲁木齐市、昌吉', '0.9'],
      ['100%', null],
      ['乌鲁木齐市、昌吉', '1'],
      ['乌鲁木齐市、昌吉', '1'],
    ]);
    expect(rows[1]?.deviationReason).toBe('乌鲁木齐市、昌吉回族自治州、巴音郭楞蒙古自治州：市场需求不稳定');
    expect(rows[2]?.quotient).toEqual({ dividend: '200', divisor: '200' });
    expect(coverage).toEqual({ unitsReported: 3, units: 3, formsApproved: 3, forms: 6 });
    expect(table.funds).toMatchObject({ budget: '200', executed: '200' });
    expect(scoreTable(table)).toMatchObject({
      execution: { rate: '1', score: 10 },
      levels: { 产出指标: 58.5, 效益指标: 30 },
      total: 98.5,
      grade: '优',
    });
  });

  it('[RU2] [RU4] keeps three enterprises and makes 330/330 when Urumqi’s second batch is approved too', () => {
    const approved = forms.map((form) =>
      form.id === '乌鲁木齐市-main' ? { ...form, state: 'APPROVED' as const } : form,
    );
    const { table, rows } = rollUp(parent, approved);
    expect(rows[0]).toMatchObject({
      valueText: '3户',
      state: 'PARTIAL',
      coverage: { formsApproved: 4, forms: 6 },
    });
    expect(rows[2]).toMatchObject({ valueText: '100%', quotient: { dividend: '330', divisor: '330' } });
    expect(table.funds).toMatchObject({ budget: '330', executed: '330' });
    expect(scoreTable(table).total).toBe(98.5);
  });

  it('[RU6] has nothing to score while no form is approved', () => {
    const { table } = rollUp(
      parent,
      forms.map((form) => ({ ...form, state: 'SUBMITTED' as const })),
    );
    expect(table.funds).toMatchObject({ budget: null, executed: null });
    expect(scoreTable(table)).toMatchObject({ total: null, range: [0, 10] });
  });
});
