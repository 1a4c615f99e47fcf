import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setTable } from '#test/change-round';
import { findDifferingMinistries } from './find-differing-ministries.ts';

function find(ministry: string | null) {
  return findDifferingMinistries(changeRound(aCleanRound(), setTable('west-main', { ministry })));
}

describe('findDifferingMinistries', () => {
  it('[F26] finds two ministries, and shows every table', () => {
    const [finding] = find('财政部');
    expect(finding).toMatchObject({ code: 'F26', details: { ministries: ['工业和信息化部', '财政部'] } });
    expect(finding?.trace.map(({ text }) => text)).toEqual([
      ...Array.from({ length: 5 }, () => '工业和信息化部'),
      '财政部',
    ]);
  });

  it.each(['工业和 信息化部', '', null])('[F26] leaves %j alone', (ministry) => {
    expect(find(ministry)).toEqual([]);
  });
});
