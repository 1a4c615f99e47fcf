import { comparableStatement } from './judge-stated-row.ts';

/** Half of the shorter text's pairs of signs: retold reasons share more, other reasons far less. */
const SHARED = { of: 2, least: 1 };

/** Two reasons tell the same when one holds the other, or most of its words. */
export function isSameReason(a: string, b: string): boolean {
  const [shorter, longer] = [comparableStatement(a), comparableStatement(b)].toSorted(
    (left, right) => left.length - right.length,
  );
  if (shorter === undefined || longer === undefined) return true;
  if (longer.includes(shorter)) return true;
  const pairs = pairsOf(shorter);
  const known = new Set(pairsOf(longer));
  const shared = pairs.filter((pair) => known.has(pair)).length;
  return shared * SHARED.of >= pairs.length * SHARED.least;
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}
