import { dayOf, monthsOf, type Period } from '../indicator-value/calendar.ts';

/** A date as far as it is known: "2024-07-15", "2024-07" or "2024". */
export type PartialDate = string;

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** From the first to the last day that is meant; null where nothing is known, or the calendar has no such day. */
export function readPartialDate(date: PartialDate | null): Period | null {
  const match = PARTIAL_DATE.exec(date ?? '');
  if (!match) return null;
  const [year = 0, month = 0, day = 0] = match.slice(1).map((figures) => Number(figures ?? 0));
  if (year === 0) return null;
  if (match[2] === undefined) return monthsOf(year, 1, 12);
  if (month === 0) return null;
  return match[3] === undefined ? monthsOf(year, month) : dayOf(year, month, day);
}

/** Whether the day itself is known, not only its month or year. */
export function isWholeDate(date: PartialDate | null): boolean {
  const period = readPartialDate(date);
  return period !== null && period.from === period.by;
}
