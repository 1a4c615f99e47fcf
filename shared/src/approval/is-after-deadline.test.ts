import { describe, expect, it } from 'vitest';
import { isAfterDeadline } from './is-after-deadline.ts';

describe('isAfterDeadline', () => {
  it.each([
    ['2025-03-31T15:59:59.999Z', false],
    ['2025-03-31T16:00:00.000Z', true],
    ['2025-03-30T16:00:00.000Z', false],
    ['2025-12-31T16:00:00.000Z', true],
  ])('[SY8] counts the day in Beijing time: %s is late: %s', (at, isLate) => {
    expect(isAfterDeadline(at, '2025-03-31')).toBe(isLate);
  });
});
