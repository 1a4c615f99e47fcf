import { describe, expect, it } from 'vitest';
import { indicatorOfPlace, isDayPlace, isStatementPlace } from './statement-place.ts';
import { checkStatement, storedStatement } from './statement-value.ts';

describe('isStatementPlace', () => {
  it.each(['OVERALL_COMPLETION', 'ASPECT.USE', 'PROBLEM.TIMELINESS', 'MEASURE.i-1', 'MEASURE_DUE.a.b'])(
    '[ST1] knows %s',
    (place) => {
      expect(isStatementPlace(place)).toBe(true);
    },
  );

  it.each(['', 'LATER', 'ASPECT', 'ASPECT.', 'ASPECT.LATER', 'ASPECT.toString', 'MEASURE.', 'toString'])(
    '[ST1] does not know %j',
    (place) => {
      expect(isStatementPlace(place)).toBe(false);
    },
  );

  it('[ST1] knows none that is longer than the columns that hold it', () => {
    expect(isStatementPlace(`MEASURE.${'i'.repeat(56)}`)).toBe(true);
    expect(isStatementPlace(`MEASURE.${'i'.repeat(57)}`)).toBe(false);
  });
});

describe('indicatorOfPlace', () => {
  it('[ST2] finds the indicator of a measure, its owner and its date', () => {
    expect(['MEASURE.i-1', 'MEASURE_OWNER.i-1', 'MEASURE_DUE.a.b'].map(indicatorOfPlace)).toEqual([
      'i-1',
      'i-1',
      'a.b',
    ]);
    expect(indicatorOfPlace('ASPECT.USE')).toBeNull();
  });
});

describe('checkStatement', () => {
  it.each([
    ['REPORT_DATE', '2025-03-20', null],
    ['REPORT_DATE', '2025-02-29', 'NOT_A_DAY'],
    ['REPORT_DATE', '2025-03', 'NOT_A_DAY'],
    ['MEASURE_DUE.i', '年底前', 'NOT_A_DAY'],
    ['MEASURE.i', '年底前', null],
  ] as const)('[ST2] says of %s %s: %s', (place, text, violation) => {
    expect(checkStatement(place, text)).toBe(violation);
  });

  it('[ST2] takes a date of a report and of a measure for days, and nothing else', () => {
    expect(isDayPlace('REMARKS')).toBe(false);
    expect(isDayPlace('MEASURE_OWNER.i')).toBe(false);
  });
});

describe('storedStatement', () => {
  it('[ST1] keeps a text as it was entered, and white space not at all', () => {
    expect([' 甲 ', '', ' \n', null].map(storedStatement)).toEqual([' 甲 ', null, null, null]);
  });
});
