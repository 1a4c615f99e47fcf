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

/** What the rows of one level have to share, and what is left of it while they are served in their order. */
interface LevelShare {
  readonly levelWeight: Centipoints;
  printed: Centipoints;
  sharedBy: number;
  given: Centipoints;
  served: number;
}

/**
 * The weights of a table's rows, in their order (SC8).
 *
 * @param rows Each row's level, and its printed weight or null.
 */
export function resolveRowWeights(
  levelWeights: ReadonlyMap<string, Centipoints>,
  rows: readonly { readonly level: string; readonly printed: Centipoints | null }[],
): RowWeight[] {
  const shares = new Map<string, LevelShare>();
  const counted = rows.map(({ level, printed }) => {
    const share = shares.get(level) ?? unserved(levelWeights.get(level) ?? 0);
    shares.set(level, share);
    if (printed === null) share.sharedBy += 1;
    else share.printed += printed;
    return { printed, share };
  });
  return counted.map(({ printed, share }) =>
    printed === null ? serve(share) : { weight: printed, source: { kind: 'PRINTED' } },
  );
}

function unserved(levelWeight: Centipoints): LevelShare {
  return { levelWeight, printed: 0, sharedBy: 0, given: 0, served: 0 };
}

function serve(level: LevelShare): RowWeight {
  const { levelWeight, printed, sharedBy } = level;
  const available = Math.max(0, levelWeight - printed);
  const share = ratioOf(BigInt(available), BigInt(sharedBy));
  const rounded = Number(divideHalfUp(share.numerator, share.denominator));
  const rest = available - level.given;
  level.served += 1;
  const isLast = level.served === sharedBy;
  // Many rows that each round up could together take more than there is.
  const weight = isLast ? rest : Math.min(rest, rounded);
  level.given += weight;
  const takesRest = isLast && weight !== rounded;
  return { weight, source: { kind: 'EQUAL_SHARE', levelWeight, printed, sharedBy, share, takesRest } };
}
