import { describe, expect, it } from 'vitest';
import { aChild, aParent, onlyRow, usesOf, WANYUAN } from '#test/roll-up-forms';
import type { RollUpSource } from '../indicator/roll-up-source.ts';
import type { ParentTable } from './child-form.ts';
import { rollUp } from './roll-up.ts';

const OWN = { unitId: '州', unitName: '州', amountInFen: 100 * WANYUAN, reportedAt: '2025-01-01' };
const forms = [aChild('a', '3'), aChild('b', '5', { amountInFen: 200 * WANYUAN })];

/** A prefecture with an own entry of 7. */
function aPrefecture(rule: Parameters<typeof aParent>[0], table: Partial<ParentTable>, row?: RollUpSource) {
  return aParent(rule, '≥1', { own: OWN, ...table, indicator: row ? { rollUpSource: row } : {} });
}

describe('sourceOf', () => {
  it.each([
    [null, undefined, '8', 'COMPLETE'],
    ['CHILDREN', undefined, '8', 'COMPLETE'],
    ['OWN', undefined, '7', 'OWN_ENTRY'],
    ['BOTH', undefined, '15', 'COMPLETE'],
    ['OWN', 'BOTH', '15', 'COMPLETE'],
    ['BOTH', 'CHILDREN', '8', 'COMPLETE'],
    ['BOTH', 'OWN', '7', 'OWN_ENTRY'],
    ['else', undefined, '8', 'COMPLETE'],
  ] as const)('[RU20] of a table with %s and a row with %s gives %s', (table, row, valueText, state) => {
    const result = onlyRow(aPrefecture('SUM', { rollUpSource: table }, row), forms);
    expect(result).toMatchObject({ valueText, state });
  });

  it('[RU20] sends the money where the table says', () => {
    const fundsOf = (rollUpSource: string | null, below = forms) =>
      rollUp({ ...aPrefecture('SUM', { rollUpSource }), executions: [execution] }, below).table.funds;
    const execution = { annualBudgetInFen: 100 * WANYUAN, executedInFen: 50 * WANYUAN };
    expect(fundsOf(null)).toMatchObject({ budget: '200', executed: '200' });
    expect(fundsOf('OWN')).toMatchObject({ budget: '100', executed: '50' });
    expect(fundsOf('BOTH')).toMatchObject({ budget: '300', executed: '250' });
    expect(fundsOf('BOTH', [])).toMatchObject({ budget: '100', executed: '50' });
    expect(fundsOf('CHILDREN', [])).toMatchObject({ budget: '100', executed: '50' });
  });
});

describe('ownFeeder', () => {
  it('[RU20] weighs with the money that the unit spends itself', () => {
    const result = onlyRow(aPrefecture('FUND_WEIGHTED_MEAN', { rollUpSource: 'BOTH' }), forms);
    // (3 × 100 + 5 × 200 + 7 × 100) ÷ 400.
    expect(result).toMatchObject({ valueText: '5', quotient: { dividend: '2000', divisor: '400' } });
  });

  it('[RU20] is one of the units that report, and no form of its own', () => {
    const result = onlyRow(aPrefecture('SUM', { rollUpSource: 'BOTH' }), forms);
    expect(result.coverage).toEqual({ unitsReported: 3, units: 3, formsApproved: 2, forms: 2 });
    expect(result.contributions.at(-1)).toMatchObject({
      origin: 'OWN',
      formId: 'region',
      unitId: '州',
      indicatorId: 'parent',
      use: 'COUNTED',
      valueText: '7',
      reason: '自填',
      amountInFen: 100 * WANYUAN,
      reportedAt: '2025-01-01',
    });
    expect(result.deviationReason).toBe('州：自填');
    expect(result.contributions[0]?.origin).toBe('BELOW');
  });

  it('[RU20] without an own entry is not reported, and no zero', () => {
    const result = onlyRow(aPrefecture('MINIMUM', { rollUpSource: 'BOTH', actuals: [] }), forms);
    expect(result).toMatchObject({
      valueText: '3',
      state: 'PARTIAL',
      coverage: { unitsReported: 2, units: 3 },
    });
    expect(usesOf(result)).toMatchObject({ region: 'NOT_REPORTED' });
  });

  it('[RU20] brings its own execution to the budget execution rate', () => {
    const parent = aParent('RATIO', '100%', {
      ...{ own: OWN, rollUpSource: 'BOTH' },
      indicator: { level3: '资金执行率' },
      executions: [{ annualBudgetInFen: 100 * WANYUAN, executedInFen: 0 }],
    });
    const below = [aChild('a', '100%', { level3: '资金执行率' })];
    expect(onlyRow(parent, below)).toMatchObject({
      valueText: '50%',
      quotient: { dividend: '100', divisor: '200' },
    });
  });

  it('[RU20] stands alone where nothing feeds the row', () => {
    expect(onlyRow(aPrefecture('SUM', { rollUpSource: 'BOTH' }), [])).toMatchObject({
      valueText: '7',
      state: 'NOT_FED',
    });
  });

  it('[RU20] is left out where the table does not say whose it is', () => {
    expect(onlyRow(aParent('SUM', '≥1', { rollUpSource: 'BOTH' }), forms).valueText).toBe('8');
  });
});

describe('rollUp', () => {
  it('[RU22] leaves a form to the other table that its rows feed, with its money', () => {
    const elsewhere = aChild('c', '100', { id: 'other' });
    const rows = elsewhere.indicators.map((row) => ({ ...row, parentIndicatorId: 'row of another table' }));
    const {
      table,
      rows: rolled,
      coverage,
    } = rollUp(aParent('SUM'), [...forms, { ...elsewhere, indicators: rows }]);
    expect(rolled[0]?.valueText).toBe('8');
    expect(table.funds).toMatchObject({ budget: '200' });
    expect(coverage.forms).toBe(2);
  });

  it('[RU22] counts the money of a form that feeds no row at all', () => {
    const bare = aChild('c', '100', { id: 'bare' });
    const rows = bare.indicators.map((row) => ({ ...row, parentIndicatorId: null }));
    const { table, coverage } = rollUp(aParent('SUM'), [...forms, { ...bare, indicators: rows }]);
    expect(table.funds).toMatchObject({ budget: '300' });
    expect(coverage).toMatchObject({ forms: 3, units: 3 });
  });

  it('[RU6] counts a form with two rows for one row above once', () => {
    const [form] = forms;
    const [row] = form?.indicators ?? [];
    if (!form || !row) throw new Error('the form has a row');
    const twice = { ...form, indicators: [row, { ...row, id: 'another', valueText: '4' }] };
    expect(onlyRow(aParent('SUM'), [twice])).toMatchObject({
      valueText: '7',
      coverage: { unitsReported: 1, units: 1, formsApproved: 1, forms: 1 },
    });
  });
});
