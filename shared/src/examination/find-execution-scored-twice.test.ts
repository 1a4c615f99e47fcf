import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setForm, setRow } from '#test/change-round';
import { findExecutionScoredTwice } from './find-execution-scored-twice.ts';

const levels = [{ name: '产出指标', weight: 10_000 }];

describe('findExecutionScoredTwice', () => {
  it.each(['资金执行率', '指标1：预算执行率', '财政资金支付进度'])('[F22] finds %s', (level3) => {
    expect(findExecutionScoredTwice(changeRound(aCleanRound(), setRow('annex-2', { level3 })))).toMatchObject(
      [{ code: 'F22', details: { indicator: level3, executionWeight: '10' }, trace: [{ text: level3 }, {}] }],
    );
  });

  it('[F22] leaves alone what has no weight of its own, or an unknown one', () => {
    for (const weights of [{ execution: 0, levels, reason: '' }, null]) {
      const material = changeRound(
        aCleanRound(),
        setRow('annex-2', { level3: '资金执行率' }),
        setForm('annex', { weights }),
      );
      expect(findExecutionScoredTwice(material)).toEqual([]);
    }
  });

  it('[F22] tells execution from compliance', () => {
    const material = changeRound(aCleanRound(), setRow('annex-2', { level3: '资金使用合规率' }));
    expect(findExecutionScoredTwice(material)).toEqual([]);
  });
});
