import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setIndicator } from '#test/change-round';
import { findGrowthWithoutBaseline } from './find-growth-without-baseline.ts';

function find(targetText: string | null) {
  return findGrowthWithoutBaseline(changeRound(aCleanRound(), setIndicator('west-main-4', { targetText })));
}

describe('findGrowthWithoutBaseline', () => {
  it.each([
    '稳步增长',
    '逐年提高',
    '营业收入持续增长',
    '有所改善',
    '增长',
    '实现增长',
    '明显下降',
    '进一步提升',
  ])('[F21] asks from where: "%s"', (text) => {
    expect(find(text)).toMatchObject([{ code: 'F21', details: { targetText: text } }]);
  });

  it.each([
    '较上年稳步增长',
    '比2023年有所提高',
    '同比持续增长',
    '在上年基础上稳步提升',
    '从120家稳步增加',
    '≥5%',
    '增长5%',
    '按照方案持续提升能力的要求执行',
    '提升国际竞争力',
    '增长点培育完成',
    '',
    null,
  ])('[F21] leaves alone: %j', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('[F21] does not take a share for a comparison', () => {
    expect(find('占比稳步提高')).toHaveLength(1);
    expect(find('研发投入比重逐步提高')).toHaveLength(1);
  });
});
