import { daysUntil } from '../messages/format-when.ts';
import { MY_FORMS_MESSAGES as words } from '../messages/self-evaluation.messages.ts';

/** 2 月 28 日截止，还有 6 天. The year is named when it is not this one. */
export function describeDeadline(day: string, now: Date): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const named = words.deadline(year === now.getFullYear() ? null : year, month, date);
  return `${named}，${describeDaysLeft(day, now)}`;
}

/** 还有 6 天 · 今天是最后一天 · 已过 2 天 */
export function describeDaysLeft(day: string, now: Date): string {
  const days = daysUntil(day, now);
  if (days === 0) return words.lastDay;
  return days > 0 ? words.daysLeft(days) : words.daysOver(-days);
}
