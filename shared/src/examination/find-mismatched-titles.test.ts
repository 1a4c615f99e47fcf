import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setCitation } from '#test/change-round';
import { findMismatchedTitles } from './find-mismatched-titles.ts';

function find(overrides: Parameters<typeof setCitation>[0]) {
  return findMismatchedTitles(changeRound(aCleanRound(), setCitation(overrides)));
}

describe('findMismatchedTitles', () => {
  it.each([
    [{ title: '示例省绩效自评办法' }, '示例省专项资金管理办法（试行）', '示财绩〔2021〕7号'],
    [{ title: '示例省专项资金管理办法' }, '示例省专项资金管理办法（试行）', null],
    [{ documentNumber: '示财预〔2022〕6号' }, null, '示财预[2022]5号'],
  ])('[F11] finds number and title of two rules: %j', (overrides, titleOfNumber, numberOfTitle) => {
    expect(find(overrides)).toMatchObject([{ code: 'F11', details: { titleOfNumber, numberOfTitle } }]);
  });

  it.each([
    { title: '示例省专项资金管理办法(试行)' },
    { title: '《示例省专项资金管理办法 （试行）》' },
    { documentNumber: '示财预（2022）5 号' },
    { documentNumber: '示财预〔2099〕1号', title: '另一办法' },
    { documentNumber: null },
    { title: null },
  ])('[F11] leaves alone what fits, is not known or is not cited whole: %j', (overrides) => {
    expect(find(overrides)).toEqual([]);
  });
});
