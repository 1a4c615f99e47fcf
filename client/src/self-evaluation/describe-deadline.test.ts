import { describe, expect, it } from 'vitest';
import { describeDeadline } from './describe-deadline.ts';

describe('describeDeadline', () => {
  it.each([
    ['2025-02-28', new Date(2025, 1, 22), '2 月 28 日截止，还有 6 天'],
    ['2025-02-28', new Date(2025, 1, 28, 23), '2 月 28 日截止，今天是最后一天'],
    ['2025-02-28', new Date(2025, 2, 2), '2 月 28 日截止，已过 2 天'],
    ['2025-02-28', new Date(2024, 11, 30), '2025 年 2 月 28 日截止，还有 60 天'],
  ])('says of %s on %s: %s', (day, now, words) => {
    expect(describeDeadline(day, now)).toBe(words);
  });
});
