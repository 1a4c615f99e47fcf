const DAY_MS = 86_400_000;

/** The local day that an instant falls on, as a whole number of days, for differences only. */
function dayNumber(instant: Date): number {
  return Math.floor(Date.UTC(instant.getFullYear(), instant.getMonth(), instant.getDate()) / DAY_MS);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/**
 * An instant as people say it: 今天 10:24, 昨天 18:00, 2 天前, then the date.
 *
 * @param at ISO 8601; shown in the device's time zone.
 */
export function formatWhen(at: string, now: Date): string {
  const instant = new Date(at);
  const time = `${twoDigits(instant.getHours())}:${twoDigits(instant.getMinutes())}`;
  const daysAgo = dayNumber(now) - dayNumber(instant);
  if (daysAgo === 0) return `今天 ${time}`;
  if (daysAgo === 1) return `昨天 ${time}`;
  if (daysAgo > 1 && daysAgo <= 7) return `${daysAgo} 天前`;
  return `${instant.getFullYear()} 年 ${instant.getMonth() + 1} 月 ${instant.getDate()} 日`;
}

/** The time alone for what happened today (10:24), otherwise as formatWhen. */
export function formatWhenShort(at: string, now: Date): string {
  return formatWhen(at, now).replace(/^今天 /, '');
}

/** Whole days from today's local day to a day (`YYYY-MM-DD`); negative when it has passed. */
export function daysUntil(day: string, now: Date): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS) - dayNumber(now);
}
