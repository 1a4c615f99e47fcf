const BEIJING_MS = 8 * 60 * 60 * 1000;

/** The day of an instant by the clock that all of China keeps: 2025-03-31T16:00:00Z is 2025-04-01. */
export function dayInBeijing(at: string): string {
  return new Date(Date.parse(at) + BEIJING_MS).toISOString().slice(0, 10);
}
