import { describe, expect, it } from 'vitest';
import { aFormView, aUnit } from '../scoring/form-view.test-support.ts';
import { formsRightBelow, rollUpFormView } from './roll-up-form-view.ts';

const region = aUnit({ id: 'xj', parentId: null, path: '/xj/', level: 'REGION', shortName: '自治区' });
const own = aFormView({
  id: 'own',
  unit: region,
  rows: [
    { id: 'count', target: '3', rule: 'COUNT_OBJECTS' },
    { id: 'judged', level1: '效益指标', target: '按实施方案相关要求', rule: 'FUND_WEIGHTED_MEAN' },
  ],
});
const lower = (id: string, state: 'APPROVED' | 'DRAFT', completion: string) =>
  aFormView({
    id,
    state,
    unit: aUnit({ id, shortName: id }),
    amountInFen: 100_000_000,
    rows: [
      { target: '1 户', value: '1', parent: 'count' },
      { level1: '效益指标', target: '稳步增长', value: '完成', completion, parent: 'judged' },
    ],
  });

describe('rollUpFormView', () => {
  it('[S12] scores what the approved forms add up to', () => {
    const lowerForms = [
      lower('a', 'APPROVED', '0.8'),
      lower('b', 'APPROVED', '1'),
      lower('c', 'APPROVED', '0.9'),
    ];
    const { scored, rolled } = rollUpFormView(own, lowerForms);
    expect(rolled.rows.map(({ coverage }) => coverage.unitsReported)).toEqual([3, 3]);
    expect(scored.rows.map(({ actualText, score }) => [actualText?.slice(0, 2), score])).toEqual([
      ['3户', 6000],
      [rolled.rows[1]?.valueText?.slice(0, 2), 2700],
    ]);
    expect(scored.total).toBe(9700);
  });

  it('never counts what is not approved, and does not take it for zero', () => {
    const { scored, rolled } = rollUpFormView(own, [lower('a', 'DRAFT', '1')]);
    expect(scored.rows.map(({ isFilled }) => isFilled)).toEqual([false, false]);
    expect(scored.total).toBeNull();
    expect(rolled.coverage).toMatchObject({ formsApproved: 0, forms: 1 });
  });
});

describe('formsRightBelow', () => {
  it('takes the forms of the units right below, in the same round', () => {
    const prefecture = lower('changji', 'DRAFT', '1');
    const county = aFormView({ id: 'county', unit: aUnit({ id: 'county', parentId: 'changji' }), rows: [] });
    expect(formsRightBelow(own, [own, prefecture, county])).toEqual([prefecture]);
  });
});
