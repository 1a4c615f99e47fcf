/** Changes and verdicts of the first page that a device asks for: what a bad network carries in a few seconds. */
export const FIRST_PAGE_LIMIT = 200;
/** Most of one page. 2,000 rows are about 500 KB, and 30 KB on the wire. */
export const MAX_PAGE_LIMIT = 2000;
const MIN_PAGE_LIMIT = 25;

/** A page that came, and was stored, within this time lets the next be larger. */
const QUICK_MS = 2000;
/** One that took longer than this makes it smaller, well before a request is given up. */
const SLOW_MS = 10_000;

/**
 * How much to ask for after a page: a device that asked for little pages on a good network would spend its time on
 * asking; one that asked for large ones on a bad network would get none to the end.
 *
 * @param tookMs From asking to having stored the page; null when none came in time.
 */
export function pageLimitAfter(limit: number, tookMs: number | null): number {
  if (tookMs === null || tookMs > SLOW_MS) return Math.max(MIN_PAGE_LIMIT, Math.floor(limit / 2));
  // A clock that was set back tells nothing.
  return tookMs >= 0 && tookMs <= QUICK_MS ? Math.min(MAX_PAGE_LIMIT, limit * 2) : limit;
}
