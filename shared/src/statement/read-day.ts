import { dayOf, type Period } from '../indicator-value/calendar.ts';
import { normaliseText } from '../indicator-value/normalise-text.ts';

/** A day as a person wrote it, or why it is none. */
export type DayReading =
  | { readonly ok: true; readonly day: Period['from'] }
  /** Written as no date that is known here, or without its day. */
  | { readonly ok: false; readonly violation: 'NOT_A_DAY' }
  /** The calendar has no such day. */
  | { readonly ok: false; readonly violation: 'NO_SUCH_DAY' };

const WRITTEN =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号])$/;

/** Reads 2025-03-31, 2025/3/31, 2025.3.31 and 2025年3月31日 as the one day that is kept (ST2). */
export function readDay(text: string): DayReading {
  const match = WRITTEN.exec(normaliseText(text).replace(/\s/g, ''));
  if (!match) return { ok: false, violation: 'NOT_A_DAY' };
  const [year = 0, month = 0, day = 0] = match
    .slice(1)
    .filter((figures) => figures !== undefined)
    .map(Number);
  const period = year === 0 ? null : dayOf(year, month, day);
  return period ? { ok: true, day: period.from } : { ok: false, violation: 'NO_SUCH_DAY' };
}
