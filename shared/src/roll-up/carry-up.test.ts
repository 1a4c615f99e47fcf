import { describe, expect, it } from 'vitest';
import { aChild, aGroup, aParent, months, rolled, usesOf, WANYUAN } from '#test/roll-up-forms';
import type { AggregationRule } from '../indicator/aggregation-rule.ts';
import { compareRatios, ratioOf } from '../indicator-value/ratio.ts';
import { rollUp } from './roll-up.ts';

describe('carryUp', () => {
  it('[RU21] weighs a prefecture with the money of its counties', () => {
    const group = aGroup('FUND_WEIGHTED_MEAN', 'x', [
      aChild('a', '5%', { amountInFen: 130 * WANYUAN }),
      aChild('b', '8.2%', { amountInFen: 130 * WANYUAN }),
    ]);
    const other = aChild('c', '6%', { amountInFen: 140 * WANYUAN });
    expect(rolled('FUND_WEIGHTED_MEAN', [group, other], '≥5%')).toMatchObject({
      valueText: '6.39%',
      quotient: { dividend: '2556', divisor: '400' },
    });
  });

  it('[RU21] takes numerators and denominators along, and not percentages', () => {
    const group = aGroup('RATIO', 'x', [
      aChild('a', '50%', { numerator: '1', denominator: '2' }),
      aChild('b', '100%', { numerator: '1', denominator: '1' }),
    ]);
    const other = aChild('c', '100%', { numerator: '97', denominator: '97' });
    expect(rolled('RATIO', [group, other], '≥90%')).toMatchObject({
      valueText: '99%',
      quotient: { dividend: '99', divisor: '100' },
    });
    // A mean above a ratio is of its percentage.
    expect(rolled('FUND_WEIGHTED_MEAN', [group], '≥900‰').valueText).toBe('666.666667‰');
  });

  it('[RU21] takes the names of objects along', () => {
    const group = aGroup('COUNT_OBJECTS', 'x', [
      aChild('a', '1家', { objects: ['甲厂'] }),
      aChild('b', '1家', { objects: ['乙厂'] }),
    ]);
    const other = aChild('c', '2家', { objects: ['乙厂', '丙厂'] });
    expect(rolled('COUNT_OBJECTS', [group, other])).toMatchObject({ valueText: '3家', countedBy: 'OBJECTS' });
  });

  it('[RU21] takes the unrounded value and the unit along', () => {
    const thirds = aGroup(
      'FUND_WEIGHTED_MEAN',
      'x',
      [aChild('a', '1万家', { amountInFen: WANYUAN }), aChild('b', '0', { amountInFen: 2 * WANYUAN })],
      '≥1万家',
    );
    expect(rolled('SUM', [thirds, thirds, thirds], '≥1家').valueText).toBe('10000家');
  });

  it('[RU21] takes the mean of judged rows along, unrounded', () => {
    const group = aGroup(
      'FUND_WEIGHTED_MEAN',
      'x',
      [
        aChild('a', '已完成', { targetText: '健全', amountInFen: 1 }),
        aChild('b', '未完成', { targetText: '健全', completion: '0', amountInFen: 2 }),
      ],
      '健全',
    );
    const other = aChild('c', '已完成', { targetText: '健全', amountInFen: 3 });
    const result = rolled('FUND_WEIGHTED_MEAN', [group, other], '健全');
    // (1/3 × 3 + 1 × 3) ÷ 6; of a rounded third there would be less.
    const { value } = result.carried ?? {};
    expect(value && compareRatios(value, ratioOf(2n, 3n))).toBe(0);
  });

  it.each([
    ['FUND_WEIGHTED_MEAN', '健全'],
    ['ALL_OF', '全部达成'],
  ] as const)('[RU21] is no number above a row of judged words by %s', (rule, targetText) => {
    const group = aGroup(rule, 'x', [aChild('a', '已完成', { targetText: '健全' })], targetText);
    expect(usesOf(rolled('SUM', [group, aChild('b', '3')], '≥5'))).toEqual({
      'form-x': 'NOT_A_NUMBER',
      'form-b': 'COUNTED',
    });
  });

  it('[RU21] takes the time of the latest along, and not that of the group', () => {
    const at = (day: string) => ({ reportedAt: `2024-${day}T00:00:00.000Z` });
    const group = aGroup('LATEST', 'x', [aChild('a', '1', at('03-01')), aChild('b', '2', at('05-01'))]);
    const later = { ...group, reportedAt: '2024-12-31T00:00:00.000Z' };
    expect(rolled('LATEST', [later, aChild('c', '3', at('06-01'))]).valueText).toBe('3');
    expect(rolled('LATEST', [later, aChild('c', '3', at('04-01'))]).valueText).toBe('2');
  });

  it('[RU21] takes the time of what was counted along, and not of what was not', () => {
    const at = (day: string) => ({ reportedAt: `2024-${day}T00:00:00.000Z` });
    const group = aGroup('MAXIMUM', 'x', [aChild('a', '5', at('03-01')), aChild('b', '2', at('05-01'))]);
    expect(rolled('LATEST', [group, aChild('c', '3', at('04-01'))]).valueText).toBe('3');
  });

  it.each([
    ['missed', aChild('b', '2', { targetText: '≥3' }), 'PARTIAL', '0'],
    ['open', aChild('b', null), 'OPEN', null],
    ['met', aChild('b', '3', { targetText: '≥3' }), 'COMPLETE', '1'],
  ])('[RU21] keeps all of it %s', (_, child, state, completion) => {
    const group = aGroup('ALL_OF', 'x', [aChild('a', '1'), child], '全部达成');
    const result = rolled('ALL_OF', [group, aChild('c', '1')], '全部达成');
    expect(result).toMatchObject({ completion, state: state === 'PARTIAL' ? 'COMPLETE' : state });
  });

  it('[RU21] takes the money of the counties along', () => {
    const group = aGroup('SUM', 'x', [aChild('a', '1'), aChild('b', '1')]);
    expect(rollUp(aParent('SUM'), [group]).table.funds).toMatchObject({ budget: '200', executed: '200' });
  });

  it('[RU21] leaves an own entry as it is, with its periods', () => {
    const periods = { rule: 'SUM' as const, entries: months('1', '2') };
    const group = aGroup(null, 'x', [aChild('a', '1')], '≥1', { periods });
    expect(rolled('SUM', [group])).toMatchObject({
      valueText: '3',
      contributions: [{ year: { rule: 'SUM' } }],
    });
  });

  it('[RU21] brings nothing where nothing was reported, whatever its own entry says', () => {
    const group = aGroup('SUM', 'x', [aChild('a', null)], '≥1', { valueText: '100' });
    expect(rolled('SUM', [group])).toMatchObject({ state: 'NOTHING_REPORTED', valueText: null });
  });

  it('[RU21] knows every rule by its row in the specification', () => {
    const rules: readonly AggregationRule[] = [
      'SUM',
      'FUND_WEIGHTED_MEAN',
      'LATEST',
      'MINIMUM',
      'MAXIMUM',
      'ALL_OF',
    ];
    const child = aChild('a', '1', { numerator: '1', denominator: '1' });
    expect(rules.map((rule) => rolled(rule, [child]).ruleId)).toEqual([
      'RU1',
      'RU3',
      'RU5',
      'RU5',
      'RU5',
      'RU11',
    ]);
    expect([rolled('RATIO', [child]).ruleId, rolled('COUNT_OBJECTS', [child]).ruleId]).toEqual([
      'RU4',
      'RU2',
    ]);
  });
});
