import { describe, expect, it } from 'vitest';
import { readRange } from './read-range.ts';

describe('readRange', () => {
  it.each([
    ['bytes=0-99', { first: 0, last: 99 }],
    ['bytes=900-', { first: 900, last: 999 }],
    ['bytes=900-5000', { first: 900, last: 999 }],
    ['bytes=-100', { first: 900, last: 999 }],
    ['bytes=-5000', { first: 0, last: 999 }],
    ['bytes = 0 - 0', { first: 0, last: 0 }],
    [undefined, 'WHOLE'],
    ['', 'WHOLE'],
    ['bytes=-', 'WHOLE'],
    ['bytes=5-2', 'WHOLE'],
    ['bytes=0-1,5-6', 'WHOLE'],
    ['lines=0-1', 'WHOLE'],
    ['bytes=1000-', 'UNSATISFIABLE'],
    ['bytes=1000-1001', 'UNSATISFIABLE'],
    ['bytes=-0', 'UNSATISFIABLE'],
  ])('takes %j of 1000 bytes as %j', (header, range) => {
    expect(readRange(header, 1000)).toEqual(range);
  });

  it('finds nothing to give of an empty file', () => {
    expect(readRange('bytes=0-', 0)).toBe('UNSATISFIABLE');
    expect(readRange('bytes=-1', 0)).toBe('UNSATISFIABLE');
  });
});
