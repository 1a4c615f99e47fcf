import { NOTHING, ratioOf, type Ratio } from '../indicator-value/ratio.ts';
import type { AllotmentObstacle, LineDivision } from './allotment-proposal.ts';
import {
  divideWithinBounds,
  type BoundedPart,
  type Division,
  type PartShare,
} from './divide-within-bounds.ts';
import type { PreparedLine } from './prepare-lines.ts';
import { roundToWanyuan } from './round-to-wanyuan.ts';

/** A line's part of the sum, in 万元. */
export type WholeDivision = Pick<LineDivision, 'share' | 'heldAt' | 'exact' | 'whole' | 'remainder'>;

export type DividedSum =
  | { readonly ok: true; readonly divisions: readonly WholeDivision[] }
  | { readonly ok: false; readonly obstacle: AllotmentObstacle };

/**
 * Splits whole 万元 over the lines (AL3, AL5 to AL7).
 *
 * Inside, 1 万元 has as many parts as all bases together, so that what is kept is a whole number of parts.
 */
export function divideSum(sum: bigint, lines: readonly PreparedLine[]): DividedSum {
  const partsOfOne = lines.reduce((all, { base }) => all + base, 0n);
  if (partsOfOne === 0n) return { ok: false, obstacle: { code: 'NO_WEIGHT' } };
  const parts = lines.map((line) => partOf(line, sum, partsOfOne));
  const division = divideWithinBounds(sum * partsOfOne, parts);
  if (!division.ok) return { ok: false, obstacle: obstacleOf(division, sum, partsOfOne, lines) };

  const byWeight = shareByWeight(sum * partsOfOne, lines, parts);
  const amounts = lines.map((line, i) => {
    const share = byWeight(line);
    const part = division.shares[i] ?? { share: NOTHING, heldAt: null };
    return {
      share: inWanyuan(share, partsOfOne),
      heldAt: heldAtOf(line, share, part),
      exact: inWanyuan(part.share, partsOfOne),
      score: line.line.unit.score,
      path: line.line.unit.path,
    };
  });
  const rounded = roundToWanyuan(amounts);
  return {
    ok: true,
    divisions: amounts.map(({ share, heldAt, exact }, i) => ({
      share,
      heldAt,
      exact,
      whole: rounded[i]?.whole ?? 0n,
      remainder: rounded[i]?.remainder ?? null,
    })),
  };
}

/** What is kept has no room to move: its floor is its ceiling. */
function partOf({ line, keepsBaseShare, base, weight }: PreparedLine, sum: bigint, one: bigint): BoundedPart {
  const floor = (line.floor?.whole ?? 0n) * one;
  const ceiling = line.ceiling && line.ceiling.whole * one;
  if (!keepsBaseShare) return { weight, floor, ceiling };
  const share = sum * base;
  const notAbove = ceiling !== null && share > ceiling ? ceiling : share;
  const kept = notAbove < floor ? floor : notAbove;
  return { weight: 0n, floor: kept, ceiling: kept };
}

/** Of what the kept parts leave, what each weight alone gives. */
function shareByWeight(
  total: bigint,
  lines: readonly PreparedLine[],
  parts: readonly BoundedPart[],
): (line: PreparedLine) => Ratio {
  const moving = lines.filter(({ keepsBaseShare }) => !keepsBaseShare);
  const weights = moving.reduce((sum, { weight }) => sum + weight, 0n);
  const bases = lines.reduce((sum, { base }) => sum + base, 0n);
  const rest = lines.reduce(
    (left, { keepsBaseShare }, i) => (keepsBaseShare ? left - (parts[i]?.floor ?? 0n) : left),
    total,
  );
  return ({ keepsBaseShare, base, weight }) => {
    if (keepsBaseShare) return ratioOf(total * base, bases);
    return weights === 0n ? NOTHING : ratioOf(rest * weight, weights);
  };
}

function heldAtOf(
  { line, keepsBaseShare }: PreparedLine,
  own: Ratio,
  { share, heldAt }: PartShare,
): LineDivision['heldAt'] {
  if (keepsBaseShare) {
    const [left, right] = [own.numerator * share.denominator, share.numerator * own.denominator];
    return left === right ? null : left < right ? 'FLOOR' : 'CEILING';
  }
  // A line without weight stands at a floor of nothing: that holds nobody.
  return heldAt === 'FLOOR' && !line.floor?.whole ? null : heldAt;
}

function obstacleOf(
  { least, most }: Extract<Division, { ok: false }>,
  sum: bigint,
  one: bigint,
  lines: readonly PreparedLine[],
): AllotmentObstacle {
  if (sum * one < least) return { code: 'FLOORS_ABOVE_SUM', least: (least + one - 1n) / one, sum };
  const canTakeMore = lines.some(({ keepsBaseShare, weight }) => keepsBaseShare || weight > 0n);
  return canTakeMore ? { code: 'CEILINGS_BELOW_SUM', most: (most ?? 0n) / one, sum } : { code: 'NO_WEIGHT' };
}

function inWanyuan({ numerator, denominator }: Ratio, partsOfOne: bigint): Ratio {
  return ratioOf(numerator, denominator * partsOfOne);
}
