import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, set, setForm, setTable } from '#test/change-round';
import { placeKeys } from '#test/place-key';
import { findUnknownUnits } from './find-unknown-units.ts';

function find(holder: string) {
  return findUnknownUnits(changeRound(aCleanRound(), setTable('west-main', { holder })));
}

describe('findUnknownUnits', () => {
  it('[F25] gathers every place of one name and offers the unit that is meant', () => {
    const material = changeRound(
      aCleanRound(),
      setTable('west-main', { holder: '西川' }),
      setForm('form-west-main', { holder: ' 西川', usingUnit: '北山市' }),
    );
    const findings = findUnknownUnits(material);
    expect(findings).toMatchObject([
      { code: 'F25', details: { name: '西川', nearest: '西川州' } },
      { code: 'F25', details: { name: '北山市', nearest: null } },
    ]);
    expect(findings.map(placeKeys)).toEqual([
      ['west-main.HOLDER', 'form-west-main.HOLDER'],
      ['form-west-main.USING_UNIT'],
    ]);
  });

  it.each(['西川州', '西川州工业和信息化局', ' 西 川州', '“西川州”', ''])('[F25] knows "%s"', (holder) => {
    expect(find(holder)).toEqual([]);
  });

  it('[F25] tells a unit from its branch', () => {
    expect(find('西川州（本级）')).toHaveLength(1);
  });

  it('[F25] offers no unit where two may be meant', () => {
    const town = { name: '西川县', otherNames: [], level: 'COUNTY', parent: '西川州' } as const;
    const units = [...aCleanRound().units, town];
    const material = changeRound(aCleanRound(), set({ units }), setTable('west-main', { holder: '西川' }));
    expect(findUnknownUnits(material)).toMatchObject([{ details: { name: '西川', nearest: null } }]);
  });

  it('[F25] finds a parent that the tree does not have', () => {
    const units = aCleanRound().units.map((unit) => ({ ...unit, parent: unit.parent && '示例省财政厅' }));
    const [finding] = findUnknownUnits(changeRound(aCleanRound(), set({ units })));
    expect(finding && placeKeys(finding)).toEqual(['unit.东林市', 'unit.西川州']);
  });

  it('[F25] says nothing without a tree', () => {
    expect(findUnknownUnits(changeRound(aCleanRound(), set({ units: [] })))).toEqual([]);
  });
});
