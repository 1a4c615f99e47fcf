import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setIndicator } from '#test/change-round';
import { placeKeys } from '#test/place-key';
import { findUnfedTargets } from './find-unfed-targets.ts';

describe('findUnfedTargets', () => {
  it('[F23] gathers the cells of one name', () => {
    const unlinked = ['east-main-5', 'west-main-5', 'west-main-2'].map((id) =>
      setIndicator(id, { feeds: null }),
    );
    const findings = findUnfedTargets(changeRound(aCleanRound(), ...unlinked));
    expect(findings).toMatchObject([
      { code: 'F23', details: { indicator: '企业满意度', cells: 2 } },
      { code: 'F23', details: { indicator: '项目验收合格率', cells: 1 } },
    ]);
    expect(findings.map(placeKeys)).toEqual([
      ['east-main-5.FEEDS', 'west-main-5.FEEDS'],
      ['west-main-2.FEEDS'],
    ]);
  });

  it('[F23] takes a link to a row that is out of sight for a link', () => {
    const material = changeRound(
      aCleanRound(),
      setIndicator('west-main-5', { feeds: 'row-of-another-scope' }),
    );
    expect(findUnfedTargets(material)).toEqual([]);
  });

  it('[F23] asks no more of the centre, whose targets feed nothing', () => {
    const { tables } = aCleanRound();
    expect(tables[0]?.indicators[0]?.feeds).toBeNull();
    expect(findUnfedTargets(aCleanRound())).toEqual([]);
  });
});
