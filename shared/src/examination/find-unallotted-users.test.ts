import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, set, setForm } from '#test/change-round';
import { findUnallottedUsers } from './find-unallotted-users.ts';

const units = [
  ...aCleanRound().units,
  { name: '甲厂', otherNames: [], level: 'ENTERPRISE', parent: '东林市' },
  { name: '南岭市', otherNames: [], level: 'PREFECTURE', parent: '示例省' },
] as const;

function find(usingUnit: string | null) {
  return findUnallottedUsers(changeRound(aCleanRound(), set({ units }), setForm('annex', { usingUnit })));
}

describe('findUnallottedUsers', () => {
  it('[F08] finds a using unit that only passes the money on', () => {
    expect(find('示例省')).toMatchObject([
      { code: 'F08', details: { usingUnit: '示例省', allottedUnits: ['东林市', '西川州'] } },
    ]);
  });

  it('[F08] finds a using unit beside those that were given money', () => {
    expect(find('南岭市')).toHaveLength(1);
  });

  it.each([
    ['was given money', '东林市'],
    ['is the department of one that was', '东林市工业和信息化局'],
    ['stands below one that was', '甲厂'],
    ['is no unit of the tree, which another rule says', '北山市'],
    ['is not named', null],
  ])('[F08] leaves a using unit alone that %s', (_, name) => {
    expect(find(name)).toEqual([]);
  });

  it('[F08] says nothing where no split is known', () => {
    const material = changeRound(
      aCleanRound(),
      set({ allotments: [] }),
      setForm('annex', { usingUnit: '示例省' }),
    );
    expect(findUnallottedUsers(material)).toEqual([]);
  });
});
