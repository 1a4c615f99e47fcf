import { describe, expect, it } from 'vitest';
import { mergeThreeWay } from './three-way-merge.ts';

const isSame = (a: string | null, b: string | null) => Number(a) === Number(b);

describe('mergeThreeWay', () => {
  it.each([
    { base: '5', current: '5', entered: '6', outcome: 'APPLIED', because: 'nobody moved it' },
    { base: '5', current: '6', entered: '6.0', outcome: 'NOOP', because: 'it stands already' },
    { base: '5', current: '7', entered: '6', outcome: 'CONFLICT', because: 'somebody else set 7' },
    { base: '5', current: '5.0', entered: '6', outcome: 'APPLIED', because: '5.0 is 5' },
  ] as const)('[SY-M] $base → $entered over $current is $outcome, for $because', (c) => {
    expect(mergeThreeWay(c.base, c.current, c.entered, isSame)).toBe(c.outcome);
  });
});
