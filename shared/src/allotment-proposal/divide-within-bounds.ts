import { NOTHING, ratioOf, type Ratio } from '../indicator-value/ratio.ts';

/** A part of a total: by its weight, but not below its floor and not above its ceiling. */
export interface BoundedPart {
  readonly weight: bigint;
  readonly floor: bigint;
  /** Null: none. */
  readonly ceiling: bigint | null;
}

export interface PartShare {
  readonly share: Ratio;
  readonly heldAt: 'FLOOR' | 'CEILING' | null;
}

export type Division =
  | { readonly ok: true; readonly shares: readonly PartShare[] }
  /** `least` and `most`: what the parts can be together; null: no limit. */
  | { readonly ok: false; readonly least: bigint; readonly most: bigint | null };

/**
 * Splits a total exactly: every part between its bounds is the same multiple of its weight, the others stand at a
 * bound (AL5).
 *
 * @param parts No floor above its ceiling. A part without weight gets its floor.
 */
export function divideWithinBounds(total: bigint, parts: readonly BoundedPart[]): Division {
  const least = parts.reduce((sum, { floor }) => sum + floor, 0n);
  const most = mostOf(parts);
  if (total < least || (most !== null && total > most)) return { ok: false, least, most };

  const held = new Map<BoundedPart, 'FLOOR' | 'CEILING'>();
  for (const part of parts) if (part.weight === 0n) held.set(part, 'FLOOR');
  for (;;) {
    const free = parts.filter((part) => !held.has(part));
    const weight = free.reduce((sum, part) => sum + part.weight, 0n);
    const rest = parts.reduce((left, part) => left - boundOf(part, held.get(part)), total);
    // Both sides times `weight`, so that nothing is rounded.
    const low = free.filter((part) => part.weight * rest < part.floor * weight);
    const high = free.filter(({ weight: own, ceiling }) => ceiling !== null && own * rest > ceiling * weight);
    if (low.length === 0 && high.length === 0) {
      return { ok: true, shares: parts.map((part) => shareOf(part, held.get(part), rest, weight)) };
    }
    const missing = low.reduce((sum, part) => sum + part.floor * weight - part.weight * rest, 0n);
    const surplus = high.reduce((sum, part) => sum + part.weight * rest - (part.ceiling ?? 0n) * weight, 0n);
    // Only the side that is further out is certain to stay at its bound: the rest changes in its favour.
    if (missing >= surplus) for (const part of low) held.set(part, 'FLOOR');
    if (surplus >= missing) for (const part of high) held.set(part, 'CEILING');
  }
}

/** Null where one part has a weight and no ceiling. */
function mostOf(parts: readonly BoundedPart[]): bigint | null {
  let most = 0n;
  for (const { weight, floor, ceiling } of parts) {
    if (weight > 0n && ceiling === null) return null;
    most += weight > 0n ? (ceiling ?? 0n) : floor;
  }
  return most;
}

function boundOf(part: BoundedPart, held: 'FLOOR' | 'CEILING' | undefined): bigint {
  if (held === undefined) return 0n;
  return held === 'FLOOR' ? part.floor : (part.ceiling ?? 0n);
}

function shareOf(
  part: BoundedPart,
  held: 'FLOOR' | 'CEILING' | undefined,
  rest: bigint,
  weight: bigint,
): PartShare {
  if (held !== undefined) return { share: ratioOf(boundOf(part, held), 1n), heldAt: held };
  return { share: weight === 0n ? NOTHING : ratioOf(part.weight * rest, weight), heldAt: null };
}
