import type { AllotmentLine } from './allotment-proposal.ts';
import type { WholeDivision } from './divide-sum.ts';
import { compareStanding } from './round-to-wanyuan.ts';

/**
 * The line with the most, of those that are still below their ceiling (AL8): less than 1 万元 more does not lift it
 * over. Null where none is.
 *
 * Equal amounts are settled as equal remainders are, so that a better grade never comes off worse.
 */
export function receiverOfOddAmount(
  lines: readonly AllotmentLine[],
  divisions: readonly WholeDivision[],
): AllotmentLine | null {
  const candidates = lines.flatMap((line, i) => {
    const division = divisions[i];
    if (!division || division.exact.numerator === 0n) return [];
    const hasRoom = line.ceiling === null || division.whole < line.ceiling.whole;
    return hasRoom ? [{ line, division }] : [];
  });
  const [first] = candidates.sort(
    (a, b) => compareWhole(b.division.whole, a.division.whole) || compareStanding(a.line.unit, b.line.unit),
  );
  return first?.line ?? null;
}

function compareWhole(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
