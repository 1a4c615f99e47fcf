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
});
