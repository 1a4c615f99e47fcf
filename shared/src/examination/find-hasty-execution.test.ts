import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, set, setDocument } from '#test/change-round';
import { findHastyExecution } from './find-hasty-execution.ts';
import type { RoundMaterial } from './round-material.ts';

const LATE = setDocument('示财企〔2024〕33号', { issuedOn: '2024-11-27' });

function find(overrides: Partial<RoundMaterial> = {}, change = LATE) {
  return findHastyExecution(changeRound(aCleanRound(), change, set(overrides)));
}

const { executions, allotments } = aCleanRound();

describe('findHastyExecution', () => {
  it('[F04] finds 100 % after 34 days through two levels', () => {
    expect(find()).toMatchObject([
      { code: 'F04', details: { days: { least: 34, most: 34 }, levels: 2, daysNeeded: 60 } },
    ]);
  });

  it.each([
    ['2024-11-01', 0],
    ['2024-11-02', 1],
    ['2024-11', 0],
    ['2024-12', 1],
    ['2025-01-05', 0],
  ])('[F04] judges money issued on %s by all the days that it may have had', (issuedOn, found) => {
    expect(find({}, setDocument('示财企〔2024〕33号', { issuedOn }))).toHaveLength(found);
  });

  it('[F04] counts to the day of the figures where it is known', () => {
    expect(find({ executions: executions.map((one) => ({ ...one, asOf: '2025-02-28' })) })).toEqual([]);
  });

  it('[F04] takes the levels of the tree where nothing else is known', () => {
    expect(find({ allotments: allotments.map((one) => ({ ...one, levelsToUser: null })) })).toEqual([]);
    expect(find({ allotments: allotments.map((one) => ({ ...one, levelsToUser: 1 })) })).toEqual([]);
    const mixed = allotments.map((one) => ({ ...one, levelsToUser: one.unit === '西川州' ? 1 : 2 }));
    expect(find({ allotments: mixed })).toEqual([]);
    const county = { name: '东林县', otherNames: [], level: 'COUNTY', parent: '东林市' } as const;
    const town = { ...county, name: '西川县', parent: '西川州工业和信息化局' };
    const units = [...aCleanRound().units, county, town];
    expect(
      find({ units, allotments: allotments.map((one) => ({ ...one, levelsToUser: null })) }),
    ).toMatchObject([{ details: { levels: 2 } }]);
  });

  it.each([
    ['one unit has money left', (fen: number, at: number) => ({ executedInFen: at === 0 ? fen - 1 : fen })],
    ['what was executed is not known', () => ({ executedInFen: null })],
    ['there was nothing to execute', () => ({ budgetInFen: 0, executedInFen: 0 })],
  ])('[F04] says nothing where %s', (_, change) => {
    const changed = executions.map((one, at) => ({ ...one, ...change(one.budgetInFen ?? 0, at) }));
    expect(find({ executions: changed })).toEqual([]);
  });

  it('[F04] says nothing of a document without allotments or of another year', () => {
    expect(find({ allotments: [] })).toEqual([]);
    expect(find({ budgetYear: 2023 })).toEqual([]);
    expect(find({ executions: executions.slice(1) })).toEqual([]);
  });
});
