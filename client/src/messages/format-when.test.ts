import { describe, expect, it } from 'vitest';
import { daysUntil, formatWhen, formatWhenShort } from './format-when.ts';

const now = new Date(2025, 1, 22, 12, 0);
const local = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

describe('formatWhen', () => {
  it.each([
    [local(2025, 1, 22, 10, 24), '今天 10:24'],
    [local(2025, 1, 22, 0, 0), '今天 00:00'],
    [local(2025, 1, 21, 23, 59), '昨天 23:59'],
    [local(2025, 1, 20, 8, 0), '2 天前'],
    [local(2025, 1, 1, 8, 0), '2025 年 2 月 1 日'],
    [local(2025, 1, 23, 8, 0), '2025 年 2 月 23 日'],
  ])('says %s as %s', (at, words) => {
    expect(formatWhen(at, now)).toBe(words);
  });

  it('leaves out 今天 where there is little room', () => {
    expect(formatWhenShort(local(2025, 1, 22, 10, 24), now)).toBe('10:24');
    expect(formatWhenShort(local(2025, 1, 21, 18, 0), now)).toBe('昨天 18:00');
  });
});

describe('daysUntil', () => {
  it('counts by local days, not by hours', () => {
    expect(daysUntil('2025-02-28', now)).toBe(6);
    expect(daysUntil('2025-02-22', new Date(2025, 1, 22, 23, 59))).toBe(0);
    expect(daysUntil('2025-02-20', now)).toBe(-2);
  });
});
