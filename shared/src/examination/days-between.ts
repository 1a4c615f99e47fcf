import type { IsoDate } from '../indicator-value/parsed-value.ts';
import { readPartialDate, type PartialDate } from './partial-date.ts';

/** A number of days, as exactly as the dates are known: equal where both days are. */
export interface DayRange {
  readonly least: number;
  readonly most: number;
}

/**
 * The days from one date to a later one; below zero where the later one comes first.
 *
 * A date of which only the month is known may be any of its days: from "2023-10" to "2023-12-25" are 55 to 85.
 * Null where one of the dates is not known at all.
 */
export function daysBetween(from: PartialDate | null, to: PartialDate | null): DayRange | null {
  const first = readPartialDate(from);
  const last = readPartialDate(to);
  if (!first || !last) return null;
  return {
    least: dayNumber(last.from) - dayNumber(first.by),
    most: dayNumber(last.by) - dayNumber(first.from),
  };
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

/** Days of the Gregorian calendar up to this one; no clock and no time zone has a part in it. */
function dayNumber(date: IsoDate): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  // A year's own leap day counts from March on.
  const leapYears = leapYearsUpTo(month > 2 ? year : year - 1);
  return (year - 1) * 365 + leapYears + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + day;
}

function leapYearsUpTo(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}
