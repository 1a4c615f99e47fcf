import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setIndicator } from '#test/change-round';
import { findSeveralHeadings } from './find-several-headings.ts';

function find(level1: string) {
  return findSeveralHeadings(changeRound(aCleanRound(), setIndicator('west-main-2', { level1 })));
}

describe('findSeveralHeadings', () => {
  it('[F20] finds one indicator under output and under benefit', () => {
    expect(find('效益指标')).toMatchObject([
      { code: 'F20', details: { headings: ['产出指标', '效益指标'] } },
    ]);
  });

  it.each(['产出', '一、产出指标（50分）', '产 出 指标'])('[F20] takes %s for the same heading', (level1) => {
    expect(find(level1)).toEqual([]);
  });
});
