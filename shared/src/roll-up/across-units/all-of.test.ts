import { describe, expect, it } from 'vitest';
import { aChild, aParent, rolled, usesOf } from '#test/roll-up-forms';
import { scoreTable } from '../../scoring/score-table.ts';
import { rollUp } from '../roll-up.ts';

describe('ALL_OF', () => {
  it('[RU11] is met when every unit’s row meets its own target', () => {
    const children = [
      aChild('甲', '12', { targetText: '≥10' }),
      aChild('乙', '3家', { targetText: '≥3家' }),
      aChild('丙', '已完成', { targetText: '健全' }),
    ];
    expect(rolled('ALL_OF', children, '全部达成')).toMatchObject({
      ruleId: 'RU11',
      state: 'COMPLETE',
      valueText: '全部达成',
      completion: '1',
    });
  });

  it('[RU11] is missed by one, and marks whose rows are missed', () => {
    const children = [
      aChild('甲', '12', { targetText: '≥10' }),
      aChild('乙', '2', { targetText: '≥3' }),
      aChild('丙', '改善', { targetText: '健全', completion: '0.9' }),
      aChild('丁', null),
    ];
    const result = rolled('ALL_OF', children, '全部达成');
    // Whatever 丁 reports, not all of them are met.
    expect(result).toMatchObject({ state: 'PARTIAL', valueText: '未全部达成', completion: '0' });
    expect(usesOf(result)).toEqual({
      'form-甲': 'COUNTED',
      'form-乙': 'NOT_MET',
      'form-丙': 'NOT_MET',
      'form-丁': 'NOT_REPORTED',
    });
  });

  it.each([
    ['not reported', aChild('乙', null)],
    ['not approved', aChild('乙', '12', { state: 'SUBMITTED' })],
    ['not judged', aChild('乙', '有所改善', { targetText: '健全' })],
  ])('[RU11] is open while a row is %s and none is missed', (_, missing) => {
    const children = [aChild('甲', '12', { targetText: '≥10' }), missing];
    expect(rolled('ALL_OF', children, '全部达成')).toMatchObject({
      state: 'OPEN',
      valueText: '未全部报送',
      completion: null,
      coverage: { units: 2 },
    });
  });

  it.each([
    ['met', '12', { total: 90, range: [90, 90] }],
    ['missed', '9', { total: 0, range: [0, 0] }],
  ])('[RU11] that is %s scores all or nothing, against a number as well', (_, value, score) => {
    const parent = aParent('ALL_OF', '100%', { executions: [] });
    const scheme = { execution: 0, levels: { 产出指标: 90 } };
    const { table } = rollUp({ ...parent, scheme }, [aChild('甲', value, { targetText: '≥10' })]);
    expect(scoreTable({ ...table, funds: null })).toMatchObject(score);
  });

  it('[RU11] that is open leaves the score open', () => {
    const children = [aChild('甲', '12', { targetText: '≥10' }), aChild('乙', null)];
    const scheme = { execution: 0, levels: { 产出指标: 90 } };
    const { table } = rollUp({ ...aParent('ALL_OF', '全部达成'), scheme }, children);
    expect(scoreTable({ ...table, funds: null })).toMatchObject({ total: null, range: [0, 90] });
  });

  it('[RU11] takes no figure of a unit’s name for the value', () => {
    const child = aChild('第8师', '9', { targetText: '≥10' });
    const scheme = { execution: 0, levels: { 产出指标: 90 } };
    const { table } = rollUp({ ...aParent('ALL_OF', '≥5'), scheme }, [child]);
    expect(scoreTable({ ...table, funds: null }).total).toBe(0);
  });

  it('[RU6] has nothing while nobody has reported', () => {
    expect(rolled('ALL_OF', [aChild('甲', null)])).toMatchObject({
      state: 'NOTHING_REPORTED',
      valueText: null,
      completion: null,
    });
  });
});
