import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setIndicator } from '#test/change-round';
import { placeKeys } from '#test/place-key';
import { findSeveralUnits } from './find-several-units.ts';

function find(level3: string, targetText: string) {
  return findSeveralUnits(changeRound(aCleanRound(), setIndicator('west-main-1', { level3, targetText })));
}

describe('findSeveralUnits', () => {
  it.each([
    ['支持示范企业数量（家）', '≥2户', '户'],
    ['支持示范企业数量（户）', '2', '户'],
    ['支持示范企业数量', '≥2万家', '万家'],
    ['支持示范企业数量', '≥100%', '%'],
  ])('[F19] finds %s, %s', (name, target, unit) => {
    const [finding] = find(name, target);
    expect(finding).toMatchObject({ code: 'F19', details: { units: ['家', unit] } });
    expect(finding && placeKeys(finding)).toContain('west-main-1.TARGET');
  });

  it.each([
    ['支持示范企业数量（家）', '2'],
    ['支持示范企业数量', '2'],
    ['支持示范企业数量（省级）', '2'],
    ['支持示范企业数量', '≥ 2 家'],
    ['支持示范企业数量', '若干'],
  ])('[F19] finds one unit in %s, %s', (name, target) => {
    expect(find(name, target)).toEqual([]);
  });
});
