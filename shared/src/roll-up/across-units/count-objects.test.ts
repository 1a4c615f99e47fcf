import { describe, expect, it } from 'vitest';
import { aChild, rolled, usesOf } from '#test/roll-up-forms';

describe('COUNT_OBJECTS', () => {
  const [JIA, YI, BING] = ['甲厂', '乙厂', '丙厂'];

  it('[RU12] counts an object that tables of several units name once', () => {
    const children = [
      aChild('a', '2家', { objects: [JIA, YI] }),
      aChild('b', '2家', { objects: [YI, BING] }),
      aChild('c', '1家', { objects: [` ${JIA} `] }),
    ];
    const result = rolled('COUNT_OBJECTS', children, '≥3家');
    expect(result).toMatchObject({
      ruleId: 'RU12',
      valueText: '3家',
      countedBy: 'OBJECTS',
      state: 'COMPLETE',
      carried: { objects: [JIA, YI, BING] },
    });
    expect(usesOf(result)).toEqual({
      'form-a': 'COUNTED',
      'form-b': 'COUNTED',
      'form-c': 'SAME_OBJECTS',
    });
  });

  it('[RU12] counts different objects of two batches both, where the most of the tables would lose one', () => {
    const batches = (objects: readonly (readonly string[] | null)[]) => [
      aChild('a', '1家', { id: 'advance', objects: objects[0] ?? null }),
      aChild('a', '1家', { id: 'main', objects: objects[1] ?? null }),
    ];
    expect(rolled('COUNT_OBJECTS', batches([[JIA], [YI]])).valueText).toBe('2家');
    expect(rolled('COUNT_OBJECTS', batches([[JIA], [JIA]])).valueText).toBe('1家');
    expect(rolled('COUNT_OBJECTS', batches([null, null])).valueText).toBe('1家');
  });

  it('[RU12] goes by the most of the tables in a unit of which one names nothing, and says so', () => {
    const children = [
      aChild('a', '2家', { id: 'a1', objects: [JIA, YI] }),
      aChild('a', '3家', { id: 'a2' }),
      aChild('b', '1家', { objects: [BING] }),
    ];
    const result = rolled('COUNT_OBJECTS', children, '≥3家');
    expect(result).toMatchObject({
      ruleId: 'RU12',
      valueText: '4家',
      countedBy: 'BOTH',
      carried: { objects: null },
    });
    expect(usesOf(result)).toEqual({ a1: 'SAME_OBJECTS', a2: 'COUNTED', 'form-b': 'COUNTED' });
  });

  it('[RU12] does not believe a list that names fewer or more than the row reports', () => {
    const result = rolled('COUNT_OBJECTS', [aChild('a', '3家', { objects: [JIA, YI] })]);
    expect(result).toMatchObject({ ruleId: 'RU2', valueText: '3家', countedBy: 'MOST_OF_TABLES' });
    expect(result.contributions[0]?.objects).toBeNull();
    expect(rolled('COUNT_OBJECTS', [aChild('a', '1家', { objects: [JIA, YI] })])).toMatchObject({
      valueText: '1家',
      countedBy: 'MOST_OF_TABLES',
    });
    expect(rolled('COUNT_OBJECTS', [aChild('a', '1家', { objects: [JIA, JIA, ''] })])).toMatchObject({
      valueText: '1家',
      countedBy: 'OBJECTS',
    });
  });

  it('[RU12] takes an empty list for none, and not for unknown', () => {
    const children = [aChild('a', '0家', { objects: [] }), aChild('b', '1家', { objects: [JIA] })];
    expect(rolled('COUNT_OBJECTS', children)).toMatchObject({ valueText: '1家', countedBy: 'OBJECTS' });
    expect(usesOf(rolled('COUNT_OBJECTS', children))).toEqual({ 'form-a': 'COUNTED', 'form-b': 'COUNTED' });
  });

  it('[RU2] takes the first of two tables that say the same', () => {
    const children = [aChild('a', '1', { id: 'second' }), aChild('a', '1', { id: 'first' })];
    expect(usesOf(rolled('COUNT_OBJECTS', children))).toEqual({ first: 'COUNTED', second: 'SAME_OBJECTS' });
  });
});
