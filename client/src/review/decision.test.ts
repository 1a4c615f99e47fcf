import { describe, expect, it } from 'vitest';
import { isReasonMissing } from './decision.ts';

describe('isReasonMissing', () => {
  it.each([
    ['RETURNED', '', 0, true],
    ['RETURNED', '  ', 0, true],
    ['RETURNED', '', 1, false],
    ['RETURNED', '请补充', 0, false],
    ['REOPENED', '', 0, true],
    ['REOPENED', '', 1, true],
    ['APPROVED', '', 0, false],
  ] as const)('%s with %j and %i marks: %s', (decision, comment, marks, missing) => {
    expect(isReasonMissing(decision, comment, marks)).toBe(missing);
  });

  it('asks for a sentence when evidence is approved that has not arrived', () => {
    expect(isReasonMissing('APPROVED', '', 0, 2)).toBe(true);
    expect(isReasonMissing('APPROVED', '已现场核实', 0, 2)).toBe(false);
    expect(isReasonMissing('RETURNED', '', 1, 2)).toBe(false);
  });
});
