import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUCKET_RULES, bucketOf, digestOfSums, RunningSum } from './bucket.ts';
import { CHECKED_LISTS, checkedFieldsOf, CHECKSUM_VERSION, type CheckedList } from './checked-fields.ts';
import { rowChecksum, textChecksum } from './row-checksum.ts';

const fields = checkedFieldsOf(CHECKSUM_VERSION) ?? {};
const fieldsOf = (list: CheckedList) => fields[list] ?? [];

const actual = {
  id: 'a',
  selfEvaluationId: 'f',
  indicatorId: 'i',
  valueText: '1',
  completion: null,
  deviationReason: null,
  improvementMeasure: null,
  rev: 1,
  stamps: { valueText: { at: '2025', byName: '张', clientId: 'c', mutationId: 'm', seq: 7 } },
};
const ofActual = (row: object) => rowChecksum('indicatorActuals', fieldsOf('indicatorActuals'), { ...row });
const sumOf = (rows: readonly object[]) =>
  rows.reduce<RunningSum>((sum, row) => sum.add(ofActual(row)), new RunningSum());

describe('rowChecksum', () => {
  it.each(Object.keys(actual))('[SY-B] differs when %s differs', (name) => {
    expect(ofActual({ ...actual, [name]: 'another' })).not.toEqual(ofActual(actual));
  });

  it('[SY-B] differs when the author of a value differs, not when its place in the log was worked out later', () => {
    const stamped = (stamp: object) =>
      ofActual({ ...actual, stamps: { valueText: { ...actual.stamps.valueText, ...stamp } } });
    expect(stamped({ mutationId: 'n' })).not.toEqual(ofActual(actual));
    expect(stamped({ seq: 8 })).toEqual(ofActual(actual));
  });

  it('[SY-B] passes over fields of a later release, on whichever side they are', () => {
    expect(ofActual({ ...actual, addedLater: 'x' })).toEqual(ofActual(actual));
  });

  it('[SY-B] takes an absent value for null, and tells null from an empty text', () => {
    const { completion: _, ...without } = actual;
    expect(ofActual(without)).toEqual(ofActual(actual));
    expect(ofActual({ ...actual, completion: '' })).not.toEqual(ofActual(actual));
  });

  it('[SY-B] tells equal rows of two lists apart', () => {
    const row = { id: 'x' };
    expect(rowChecksum('funds', fieldsOf('funds'), row)).not.toEqual(
      rowChecksum('funds', fieldsOf('schemes'), row),
    );
    expect(rowChecksum('funds', ['id'], row)).not.toEqual(rowChecksum('schemes', ['id'], row));
  });

  it('[SY-B] spreads: a hundred thousand texts that differ in one sign have as many checksums', () => {
    const seen = new Set<string>();
    for (let n = 0; n < 100_000; n += 1) {
      const { high, low } = textChecksum(`["indicatorActuals","actual-${n}"]`);
      seen.add(`${high}/${low}`);
    }
    expect(seen.size).toBe(100_000);
  });
});

describe('RunningSum', () => {
  it('[SY-B] is the same in any order, and after a row came and went', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.nat(), (values, turn) => {
        const rows = values.map((valueText, n) => ({ ...actual, id: String(n), valueText }));
        const place = turn % rows.length;
        const turned = [...rows.slice(place), ...rows.slice(0, place)];
        const gone = { ...actual, id: 'gone' };
        const withGone = sumOf([gone, ...turned]).remove(ofActual(gone));
        expect([withGone.count, withGone.sum]).toEqual([rows.length, sumOf(rows).sum]);
        expect(sumOf([gone, ...rows]).sum).not.toBe(sumOf(rows).sum);
      }),
    );
  });

  it('[SY-B] merges parts to the whole', () => {
    const rows = [1, 2, 3, 4].map((n) => ({ ...actual, id: String(n) }));
    const parts = sumOf(rows.slice(0, 1)).merge(sumOf(rows.slice(1)));
    expect([parts.count, parts.sum]).toEqual([4, sumOf(rows).sum]);
  });
});

describe('digestOfSums', () => {
  const sums = [
    { unitId: 'u', roundId: 'r', count: 1, sum: '01' },
    { unitId: 'v', roundId: '', count: 2, sum: '02' },
  ];

  it('[SY-B] is one text for the same buckets in any order, and another for any other', () => {
    expect(digestOfSums(sums.toReversed())).toBe(digestOfSums(sums));
    const others = [
      sums.slice(1),
      [{ ...sums[0], unitId: 'w' }, sums[1]],
      [{ ...sums[0], count: 3 }, sums[1]],
      [{ ...sums[0], sum: '03' }, sums[1]],
      [],
    ] as (typeof sums)[];
    expect(new Set([sums, ...others].map(digestOfSums)).size).toBe(others.length + 1);
  });
});

describe('bucketOf', () => {
  const place = { unitId: 'u', roundId: 'r' };
  const parents = {
    ofForm: (id: string) => (id === 'f' ? place : undefined),
    ofTable: (id: string) => (id === 't' ? place : undefined),
  };

  it('[SY-B] compares for an older phone what that one knows', () => {
    expect(checkedFieldsOf(1)).not.toHaveProperty('findingAnswers');
    expect(checkedFieldsOf(1)?.comments).toEqual(checkedFieldsOf(CHECKSUM_VERSION)?.comments);
    expect(checkedFieldsOf(CHECKSUM_VERSION)).toHaveProperty('findingAnswers');
  });

  it('[SY-B] lays every list into buckets by unit and round, or among what is handed down', () => {
    const row = { orgUnitId: 'u', roundId: 'r', targetTableId: 't', selfEvaluationId: 'f' };
    const buckets = new Set(CHECKED_LISTS.map((list) => JSON.stringify(bucketOf(list, row, parents))));
    expect([...buckets].sort()).toEqual([
      '{"unitId":"","roundId":""}',
      '{"unitId":"","roundId":"r"}',
      '{"unitId":"u","roundId":""}',
      '{"unitId":"u","roundId":"r"}',
    ]);
    expect(Object.keys(BUCKET_RULES).sort()).toEqual([...CHECKED_LISTS].sort());
  });

  it('[SY-B] knows none for a row whose form or table is not there', () => {
    expect(bucketOf('comments', { selfEvaluationId: 'g' }, parents)).toBeUndefined();
    expect(bucketOf('indicators', { targetTableId: 'g' }, parents)).toBeUndefined();
  });
});
