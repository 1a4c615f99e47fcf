import { describe, expect, it } from 'vitest';
import { aChild, aParent, months, ROW } from '#test/roll-up-forms';
import { scoreTable } from '../../scoring/score-table.ts';
import type { Milestone } from '../period-report.ts';
import { rollUp } from '../roll-up.ts';
import { yearEntryOf } from '../year-entry.ts';

const MILESTONES: readonly Milestone[] = [
  { name: '主体完工', dueOn: '2024-02-29', targetText: '≥60%', weight: 1 },
  { name: '开工', dueOn: '2024-01-31', targetText: '≥20%', weight: 1 },
  { name: '竣工', dueOn: '2024-04-30', targetText: '100%', weight: 2 },
];

function yearOf(values: Parameters<typeof months>, milestones = MILESTONES, targetText = '按计划竣工') {
  const nothing = { valueText: null, completion: null, deviationReason: null };
  const periods = { rule: 'MILESTONES' as const, milestones, entries: months(...values) };
  return yearEntryOf({ ...ROW, ...nothing, targetText, periods }, 2024);
}

const usesOf = ({ trace }: ReturnType<typeof yearOf>) =>
  trace?.steps.map(({ milestone, use, endsOn }) => [milestone, use, endsOn]);

describe('reachMilestones', () => {
  it('[RU17] weighs the milestones that were reached, in the order in which they are due', () => {
    const year = yearOf(['25%', '60%', '80%', '90%']);
    expect(year).toMatchObject({ valueText: '部分达成', completion: '0.5', number: null, parts: null });
    expect(usesOf(year)).toEqual([
      ['开工', 'COUNTED', '2024-01-28'],
      ['主体完工', 'COUNTED', '2024-02-28'],
      ['竣工', 'NOT_MET', '2024-04-28'],
    ]);
  });

  it.each([
    ['all of them', ['20%', '60%', '100%', null], '全部达成', '1'],
    ['none of them', ['10%', '10%', '10%', '10%'], '未达成', '0'],
  ])('[RU17] says so of %s', (_, values, valueText, completion) => {
    expect(yearOf(values)).toMatchObject({ valueText, completion });
  });

  it('[RU17] counts a milestone that is reached before it is due', () => {
    expect(usesOf(yearOf(['100%', null, null, null]))).toEqual([
      ['开工', 'COUNTED', '2024-01-28'],
      ['主体完工', 'COUNTED', '2024-01-28'],
      ['竣工', 'COUNTED', '2024-01-28'],
    ]);
  });

  it('[RU17] does not count what is reached after it was due', () => {
    const year = yearOf(['25%', '50%', '70%', '100%']);
    expect(year.completion).toBe('0.75');
    expect(usesOf(year)?.[1]).toEqual(['主体完工', 'LATE', '2024-03-28']);
  });

  it('[RU17] counts one that is reached on the day it is due', () => {
    const [first] = MILESTONES;
    const onTheDay = first ? [{ ...first, dueOn: '2024-01-28' }] : [];
    expect(yearOf(['60%'], onTheDay).completion).toBe('1');
  });

  it('[RU17] earns nothing by a milestone that nobody reported on, and shows it in the coverage', () => {
    const year = yearOf(['25%', '60%', '80%', null]);
    expect(year).toMatchObject({ completion: '0.5', trace: { coverage: { reported: 2, asked: 3 } } });
    expect(usesOf(year)?.[2]).toEqual(['竣工', 'NOT_REPORTED', '2024-04-28']);
  });

  it('[RU17] does not call late what nobody reported on when it was due', () => {
    expect(usesOf(yearOf(['25%', null, '70%', '70%']))?.[1]).toEqual([
      '主体完工',
      'NOT_REPORTED',
      '2024-02-28',
    ]);
    expect(usesOf(yearOf([], MILESTONES.slice(0, 1)))).toEqual([['主体完工', 'NOT_REPORTED', '2024-02-29']]);
  });

  it('[RU17] is open while a person has still to judge one', () => {
    const milestones = [{ name: '制度', dueOn: '2024-03-31', targetText: '健全', weight: 1 }];
    const open = yearOf(['有所改善'], milestones);
    expect(open).toMatchObject({ valueText: '未全部达成', completion: null });
    expect(usesOf(open)).toEqual([['制度', 'UNDECIDED', '2024-01-28']]);
    expect(yearOf([{ valueText: '健全', completion: '1' }], milestones).completion).toBe('1');
  });

  it('[RU17] has nothing while no period is reported, or no milestone weighs anything', () => {
    expect(yearOf([null, null])).toMatchObject({ valueText: null, completion: null });
    expect(yearOf(['25%'], [])).toMatchObject({ valueText: null, completion: null });
  });

  it('[RU17] scores by its completion, in the unit’s own table and in the region’s', () => {
    const entries = months('25%', '60%', '80%', '90%');
    const periods = { rule: 'MILESTONES' as const, milestones: MILESTONES, entries };
    const scheme = { execution: 0, levels: { 产出指标: 90 } };
    const actual = { valueText: null, completion: null, deviationReason: null, periods };
    const own = aParent(null, '按计划竣工', { scheme, actuals: [{ indicatorId: 'parent', ...actual }] });
    expect(scoreTable(rollUp(own, []).table)).toMatchObject({ levels: { 产出指标: 45 } });
    const region = aParent('FUND_WEIGHTED_MEAN', '按计划竣工', { scheme });
    const units = [
      aChild('甲', null, { periods, targetText: '按计划竣工', amountInFen: 300 }),
      aChild('乙', '已完成', { targetText: '按计划竣工', amountInFen: 100 }),
    ];
    const rolled = rollUp(region, units);
    // (50 % × 300 + 100 % × 100) ÷ 400.
    expect(rolled.rows[0]).toMatchObject({ completion: '0.625', valueText: '甲：部分达成；乙：已完成' });
    expect(rolled.rows[0]?.contributions[0]?.year).toMatchObject({ rule: 'MILESTONES', ruleId: 'RU17' });
    expect(scoreTable(rolled.table)).toMatchObject({ levels: { 产出指标: 56.25 } });
  });
});
