import type { Centipoints } from '../indicator-value/points.ts';
import { divideHalfUp, ratioOf, type Ratio } from '../indicator-value/ratio.ts';

/** A row's weight (分值) and where it comes from. */
export interface RowWeight {
  readonly weight: Centipoints;
  readonly source: WeightSource;
}

export type WeightSource =
  | { readonly kind: 'PRINTED' }
  /** An equal share of what the printed weights leave of the level's weight (SC8). */
  | {
      readonly kind: 'EQUAL_SHARE';
      readonly levelWeight: Centipoints;
      /** Sum of the level's printed weights. */
      readonly printed: Centipoints;
      /** Number of rows that share the rest. */
      readonly sharedBy: number;
      /** The exact share, in centipoints. */
      readonly share: Ratio;
      /** The last of these rows, and rounding leaves it another weight, so that the level keeps its own. */
      readonly takesRest: boolean;
    };

/** The weights of one level's rows, in their order (SC8); `printed` holds null for a row without one. */
export function resolveRowWeights(
  levelWeight: Centipoints,
  printed: readonly (Centipoints | null)[],
): RowWeight[] {
  const printedSum = printed.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
  const sharedBy = printed.filter((weight) => weight === null).length;
  const available = Math.max(0, levelWeight - printedSum);
  let rest = available;
  let left = sharedBy;
  return printed.map((weight) => {
    if (weight !== null) return { weight, source: { kind: 'PRINTED' } };
    const share = ratioOf(BigInt(available), BigInt(sharedBy));
    left -= 1;
    // Many rows that each round up could together take more than there is.
    const rounded = Number(divideHalfUp(share.numerator, share.denominator));
    const own = left === 0 ? rest : Math.min(rest, rounded);
    const takesRest = left === 0 && own !== rounded;
    rest -= own;
    return {
      weight: own,
      source: { kind: 'EQUAL_SHARE', levelWeight, printed: printedSum, sharedBy, share, takesRest },
    };
  });
}
