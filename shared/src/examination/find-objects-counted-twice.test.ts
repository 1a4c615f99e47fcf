import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setIndicator, setRow, setTable, type RoundChange } from '#test/change-round';
import { placeKeys } from '#test/place-key';
import { findObjectsCountedTwice } from './find-objects-counted-twice.ts';

const TABLES = ['east-advance', 'west-advance', 'east-main', 'west-main'];

/** Targets of the four tables, whose objects nobody named, and of the row above. */
function find(targets: readonly string[], above: string, ...changes: RoundChange[]) {
  const unnamed = TABLES.map((table, at) =>
    setIndicator(`${table}-1`, { targetText: targets[at] ?? '', objects: null }),
  );
  return findObjectsCountedTwice(
    changeRound(aCleanRound(), ...unnamed, setRow('annex-1', { targetText: above }), ...changes),
  );
}

describe('findObjectsCountedTwice', () => {
  it('[F17] finds by the numbers that two batches count the same', () => {
    const [finding] = find(['1 户', '=2 家', '=1 家', '2个'], '3家');
    expect(finding).toMatchObject({
      code: 'F17',
      severity: 'likely-breach',
      details: { holders: ['东林市', '西川州'], summed: '6', byObject: '3', objects: [] },
    });
    expect(finding && placeKeys(finding)).toEqual([
      ...['east-advance-1.TARGET', 'east-main-1.TARGET', 'west-advance-1.TARGET', 'west-main-1.TARGET'],
      'annex-1.TARGET',
    ]);
  });

  it.each([
    ['the row above asks for the sum', ['3家', '3家', '2家', '2家'], '10家'],
    ['the numbers show neither', ['3家', '3家', '2家', '2家'], '8家'],
    ['the row above has no number', ['1家', '1家', '1家', '1家'], '若干'],
    ['nothing but shares is asked', ['100%', '100%', '100%', '100%'], '200%'],
    ['money is asked', ['3万元', '3万元', '3万元', '3万元'], '6万元'],
    ['a target cannot be read', ['3家', '3家', '若干', '若干'], '6家'],
  ])('[F17] finds nothing where %s', (_, targets, above) => {
    expect(find(targets, above)).toEqual([]);
  });

  it('[F17] counts in other words than 家 too', () => {
    expect(find(['3项', '3项', '3项', '3项'], '6项')).toHaveLength(1);
  });

  it('[F17] names the objects where they are known', () => {
    const material = changeRound(aCleanRound(), setIndicator('east-main-1', { objects: ['甲厂', '辛厂'] }));
    expect(findObjectsCountedTwice(material)).toMatchObject([
      { details: { holders: ['东林市'], objects: ['甲厂'], summed: '10', byObject: '8' } },
    ]);
  });

  it('[F17] believes names more than numbers', () => {
    const named = TABLES.map((table, at) => setIndicator(`${table}-1`, { objects: [`${at}号厂`] }));
    expect(find(['1家', '1家', '1家', '1家'], '2家', ...named)).toEqual([]);
  });

  it('[F17] needs two batches of one unit', () => {
    expect(
      find(['1家', '1家', '1家', '1家'], '2家', setTable('east-main', { batch: 'ADVANCE' })),
    ).toMatchObject([{ details: { holders: ['西川州'] } }]);
    const oneBatch = ['east-main', 'west-main'].map((id) => setTable(id, { batch: 'ADVANCE' }));
    expect(find(['1家', '1家', '1家', '1家'], '2家', ...oneBatch)).toEqual([]);
  });
});
