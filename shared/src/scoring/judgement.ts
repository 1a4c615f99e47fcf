import type { Comparison, IsoDate } from '../indicator-value/parsed-value.ts';
import type { BasisPoints } from '../indicator-value/points.ts';
import type { Ratio } from '../indicator-value/ratio.ts';

/** Ids of the rules in shared/SPEC.md that give a row its score. */
export type RowRule = 'SC1' | 'SC2' | 'SC3' | 'SC5' | 'SC7' | 'SC11';

/** What a rule says about one row: the part of the weight that it earns, and why. */
export interface Judgement {
  readonly rule: RowRule;
  /** Whether the target is known to be met or missed; undecided until a person judges. */
  readonly outcome: 'MET' | 'MISSED' | 'UNDECIDED';
  /** The part of the weight that it is worth in proportion, 0 to 1; null while a person must judge. */
  readonly share: Ratio | null;
  /** 完成率, not capped; null where it cannot be computed. */
  readonly completion: Ratio | null;
  /** Actual against target, + over, − under; null where it cannot be computed. */
  readonly deviation: Ratio | null;
  readonly basis: Basis;
}

/** What the judgement rests on: the trace that an explanation shows. */
export type Basis =
  /** Numbers were compared; both in the target's unit. `bound` is the target, or its edge that `actual` lies beyond. */
  | {
      readonly kind: 'COMPARED';
      readonly scoredAs: Comparison;
      readonly bound: Ratio;
      readonly actual: Ratio;
      readonly unit: string | null;
      readonly division: Division;
    }
  | { readonly kind: 'NOT_COMPARABLE'; readonly because: 'OTHER_KIND' | 'OTHER_MEASURE' | 'NEGATIVE_TARGET' }
  /** A person gave the completion (SC3; also where SC2 or SC7 leaves the row to a person). */
  | { readonly kind: 'ASSESSED' }
  /** A person gave a completion outside 0 to 1, which is none. */
  | { readonly kind: 'ASSESSED_OUT_OF_RANGE' }
  /** A person put the row into a band and left the share open (SC15). */
  | { readonly kind: 'BAND_GIVEN'; readonly band: Band }
  | { readonly kind: 'STATED_IN_FULL' }
  | { readonly kind: 'LEFT_TO_A_PERSON' }
  | { readonly kind: 'NOT_REPORTED' }
  | { readonly kind: 'DATE_COMPARED'; readonly by: IsoDate; readonly actual: IsoDate }
  | { readonly kind: 'STATED_IN_TIME' };

/** The band of a judged completion: 达成, 部分达成, 未达成; its edges as shares of the weight. */
export interface Band {
  readonly position: 'UPPER' | 'MIDDLE' | 'LOWER';
  readonly from: BasisPoints;
  readonly to: BasisPoints;
}

/** How completion came out of the two numbers; NONE where it has no ratio, ZERO_TARGET where a target of 0 is missed. */
export type Division = 'ACTUAL_BY_TARGET' | 'TARGET_BY_ACTUAL' | 'EQUAL' | 'ZERO_TARGET' | 'NONE';
