import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from './days-between.ts';

describe('daysBetween', () => {
  it.each([
    ['2023-10', '2023-12-25', 55, 85],
    ['2024-07', '2024-11-27', 119, 149],
    ['2024-07-01', '2024-07-31', 30, 30],
    ['2024-02-28', '2024-03-01', 2, 2],
    ['2023-02-28', '2023-03-01', 1, 1],
    ['1900-02-28', '1900-03-01', 1, 1],
    ['2000-02-28', '2000-03-01', 2, 2],
    ['2023-12-31', '2024-01-01', 1, 1],
    ['2024-05-10', '2024-05-01', -9, -9],
    ['2023', '2024-01-01', 1, 365],
    ['2024-02', '2024-02', -28, 28],
  ])('[EX1] counts from %s to %s %i to %i days', (from, to, least, most) => {
    expect(daysBetween(from, to)).toEqual({ least, most });
  });

  it.each([
    [null, '2024-01-01'],
    ['2024-01-01', null],
    ['', '2024-01-01'],
    ['2023-02-29', '2024-01-01'],
    ['2023-00', '2024-01-01'],
    ['2023-13', '2024-01-01'],
    ['0000', '2024-01-01'],
    ['2023年10月', '2024-01-01'],
  ])('[EX1] counts nothing from %j to %j', (from, to) => {
    expect(daysBetween(from, to)).toBeNull();
  });

  it('[EX1] counts as the calendar of the language does', () => {
    const day = fc.date({ min: new Date('1600-01-01'), max: new Date('2400-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [from, to] = [a, b].map((date) => date.toISOString().slice(0, 10)) as [string, string]; // two go in
        const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
        expect(daysBetween(from, to)).toEqual({ least: days, most: days });
      }),
    );
  });
});
