import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setTable } from '#test/change-round';
import { findSharedResponsiblePersons } from './find-shared-responsible-persons.ts';

function find(responsiblePerson: string | null) {
  return findSharedResponsiblePersons(
    changeRound(aCleanRound(), setTable('west-main', { responsiblePerson })),
  );
}

describe('findSharedResponsiblePersons', () => {
  it.each(['省厅处长', ' 省厅 处长'])('[F24] finds "%s" at two levels', (person) => {
    expect(find(person)).toMatchObject([
      { code: 'F24', details: { person: '省厅处长', levels: ['REGION', 'PREFECTURE'] } },
    ]);
  });

  it.each(['西川州副局长', '', ' ', null])('[F24] leaves %j alone', (person) => {
    expect(find(person)).toEqual([]);
  });

  it('[F24] lets one person answer for several tables of one level', () => {
    const { tables } = aCleanRound();
    expect(new Set(tables.slice(0, 2).map(({ responsiblePerson }) => responsiblePerson)).size).toBe(1);
    expect(find('东林市局长')).toEqual([]);
  });
});
