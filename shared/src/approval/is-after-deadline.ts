/** All of China keeps Beijing time: a deadline's day (北京时间) ends at 16:00 UTC. */
const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;

/**
 * Whether an instant lies after the last minute of a deadline's day.
 *
 * @param at ISO 8601 with a time zone: the server's receipt, never the phone's clock (SY8).
 * @param deadlineOn The last day, `2025-03-31`.
 */
export function isAfterDeadline(at: string, deadlineOn: string): boolean {
  return new Date(Date.parse(at) + BEIJING_OFFSET_MS).toISOString().slice(0, 10) > deadlineOn;
}
