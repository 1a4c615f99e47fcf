import { describe, expect, it } from 'vitest';
import { ratioOf } from '../indicator-value/ratio.ts';
import { saysPartly, statesFullAchievement, statesTimelyCompletion } from './achievement-words.ts';
import { scoreInWords } from './score-in-words.ts';

describe('scoreInWords', () => {
  const given = { kind: 'GIVEN', completion: ratioOf(9n, 10n) } as const;

  it('[SC3] takes the completion that a person gave, whatever the words say', () => {
    expect(scoreInWords(given, true)).toMatchObject({
      outcome: 'MISSED',
      share: given.completion,
      completion: given.completion,
      basis: { kind: 'ASSESSED' },
    });
  });

  it('[SC3] takes a plain statement of achievement where nobody has judged', () => {
    expect(scoreInWords({ kind: 'NONE' }, true)).toMatchObject({
      outcome: 'MET',
      basis: { kind: 'STATED_IN_FULL' },
    });
  });

  it.each([
    [{ kind: 'NONE' } as const, false, 'LEFT_TO_A_PERSON'],
    [{ kind: 'OUT_OF_RANGE' } as const, true, 'ASSESSED_OUT_OF_RANGE'],
  ])('[SC3] leaves %j, stated in full %s, undecided: %s', (person, isStated, basis) => {
    expect(scoreInWords(person, isStated)).toMatchObject({
      outcome: 'UNDECIDED',
      share: null,
      completion: null,
      basis: { kind: basis },
    });
  });
});

describe('statesFullAchievement', () => {
  it.each([
    '达成预期指标',
    '达成年度指标',
    '已完成',
    '全部完成',
    '按计划完成',
    '按约定完成',
    '接待任务完成',
    '模拟演练已完成',
    '已完成2021年度目标',
    '2021年12月31日完成',
    '100%',
    '１００％',
    '完成率100.00%',
    '完成一般公共预算支出任务',
    '国家基本药物制度实施完成',
  ])('[SC3] reads %s as a plain statement', (text) => {
    expect(statesFullAchievement(text)).toBe(true);
  });

  it.each([
    '部分完成',
    '部分达成并具有一定效果',
    '基本达成',
    '基本完成',
    '未完成',
    '没有完成',
    '尚在完成中',
    '不能完成',
    '无法完成',
    '正在完成',
    '预计12月完成',
    '将于年底完成',
    '拟完成',
    '接近完成',
    '大部分完成',
    '较好完成',
    '延期完成',
    '逐步完成',
    '完成率90%',
    '完成90%',
    '完成37个',
    '完成情况良好',
    '完成进度较慢',
    '达成率一般',
    '1100%',
    '效果显著',
    '是',
    '基本达到',
    '好',
  ])('[SC3] leaves %s to a person', (text) => {
    expect(statesFullAchievement(text)).toBe(false);
  });
});

describe('statesTimelyCompletion', () => {
  it.each(['按时完成', '按时', '及时发放', '实际在规定时间内完成', '如期', '达成预期指标', '100%'])(
    '[SC7] reads %s as timely',
    (text) => {
      expect(statesTimelyCompletion(text)).toBe(true);
    },
  );

  it.each(['未按时完成', '基本及时', '延期', '效果显著', '逾期完成', '及时率95%'])(
    '[SC7] does not read %s as timely',
    (text) => {
      expect(statesTimelyCompletion(text)).toBe(false);
    },
  );
});

describe('saysPartly', () => {
  it.each([
    ['部分达成', true],
    ['基本达成', true],
    ['实施国家基本药物制度', false],
    ['完成基本公共卫生服务', false],
    ['全部完成', false],
  ])('[FD1] finds 部分 or 基本 in %s: %s', (text, isPartly) => {
    expect(saysPartly(text)).toBe(isPartly);
  });
});
