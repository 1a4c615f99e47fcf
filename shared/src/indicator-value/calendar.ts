import type { IsoDate } from './parsed-value.ts';

/** The first and the last day of something named: a day, a month, a quarter, a year. */
export interface Period {
  readonly from: IsoDate;
  readonly by: IsoDate;
}

/** Null for a month or a day that the calendar does not have. */
export function dayOf(year: number, month: number, day: number): Period | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const date = isoDate(year, month, day);
  return { from: date, by: date };
}

/** From the first day of one month to the last day of another. */
export function monthsOf(year: number, firstMonth: number, lastMonth = firstMonth): Period | null {
  if (firstMonth < 1 || lastMonth > 12 || firstMonth > lastMonth) return null;
  return { from: isoDate(year, firstMonth, 1), by: isoDate(year, lastMonth, daysInMonth(year, lastMonth)) };
}

/** A third of a month (上旬, 中旬, 下旬). */
export function tenDaysOf(year: number, month: number, third: 0 | 1 | 2): Period | null {
  const whole = monthsOf(year, month);
  if (!whole) return null;
  const from = isoDate(year, month, third * 10 + 1);
  return { from, by: third === 2 ? whole.by : isoDate(year, month, third * 10 + 10) };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isoDate(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
