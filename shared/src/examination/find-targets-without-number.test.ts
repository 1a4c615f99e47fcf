import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setIndicator, setRow } from '#test/change-round';
import { placeKeys } from '#test/place-key';
import { findTargetsWithoutNumber } from './find-targets-without-number.ts';

function find(targetText: string | null, level2 = '数量指标') {
  return findTargetsWithoutNumber(
    changeRound(aCleanRound(), setIndicator('east-main-1', { targetText, level2 })),
  );
}

describe('findTargetsWithoutNumber', () => {
  it.each(['若干家', '根据绩效考核通过的数量确定。', '按照备案的《方案》相关要求', '2024年底前', '', '——'])(
    '[F13] finds no number in "%s"',
    (text) => {
      expect(find(text)).toMatchObject([
        { code: 'F13', details: { targetText: text }, trace: [{ place: { indicatorId: 'east-main-1' } }] },
      ]);
    },
  );

  it.each(['3', '≥3家', '3~5家', '50±5家', '不少于 3 家', '三家以上不少于3家'])(
    '[F13] finds one in "%s"',
    (text) => {
      expect(find(text)).toEqual([]);
    },
  );

  it('[F13] asks for a number in quantity indicators only', () => {
    expect(find('若干家', '质量指标')).toEqual([]);
  });

  it('[F13] does not know what stands in a cell that was not read', () => {
    expect(find(null)).toEqual([]);
  });

  it('[F13] makes one finding of cells that say the same, and reads forms that print rows of their own', () => {
    const changes = ['west-main-1', 'east-main-1'].map((id) => setIndicator(id, { targetText: '若干' }));
    const findings = findTargetsWithoutNumber(
      changeRound(aCleanRound(), ...changes, setRow('annex-1', { targetText: '若干 ' })),
    );
    expect(findings.map(placeKeys)).toEqual([['east-main-1.TARGET', 'west-main-1.TARGET', 'annex-1.TARGET']]);
  });
});
