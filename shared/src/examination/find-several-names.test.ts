import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setIndicator } from '#test/change-round';
import { findSeveralNames } from './find-several-names.ts';

function find(level3: string, feeds = 'annex-2') {
  return findSeveralNames(changeRound(aCleanRound(), setIndicator('west-main-2', { level3, feeds })));
}

describe('findSeveralNames', () => {
  it('[F18] finds another name for what feeds the same row', () => {
    expect(find('验收合格率')).toMatchObject([
      { code: 'F18', details: { names: ['项目验收合格率', '验收合格率'] } },
    ]);
  });

  it.each(['指标2：项目验收合格率', '项目验收合格率（%）', '★ 项目“验收”合格率', '项目 验收合格率'])(
    '[F18] takes %s for the same name',
    (name) => {
      expect(find(name)).toEqual([]);
    },
  );

  it('[F18] takes several rows of one table that feed one row for its parts', () => {
    const material = changeRound(
      aCleanRound(),
      setIndicator('west-main-2', { level3: '土建合格率' }),
      setIndicator('west-main-3', { level3: '设备合格率', feeds: 'annex-2' }),
    );
    expect(findSeveralNames(material)).toEqual([]);
  });

  it('[F18] finds nothing where nothing says that it is the same', () => {
    expect(find('验收合格率', 'nowhere')).toEqual([]);
  });
});
