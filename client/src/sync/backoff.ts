const FIRST_MS = 1000;
const CEILING_MS = 5 * 60_000;
/** Where the server names a time: it knows how long its line is, and a proxy that always says the same is spared still. */
const CEILING_WHEN_ASKED_MS = 60_000;

/**
 * How long to wait after the n-th failure in a row: 1 s · 2ⁿ up to 5 minutes, of which the second half is random, so
 * that thousands of phones do not come back in the same second. What a server asks for is told to all of them alike:
 * it is the least, and as much again is random; who was sent away often comes no later than that or a minute.
 *
 * @param failures 1 or more
 * @param random from 0 to 1
 * @param askedForMs what the server asked for (Retry-After)
 */
export function backoffMs(failures: number, random: number, askedForMs: number | null = null): number {
  const ceiling = askedForMs === null ? CEILING_MS : CEILING_WHEN_ASKED_MS;
  const full = Math.min(ceiling, FIRST_MS * 2 ** (failures - 1));
  const own = Math.round(full / 2 + (full / 2) * random);
  return askedForMs === null ? own : Math.max(own, Math.round(askedForMs * (1 + random)));
}
