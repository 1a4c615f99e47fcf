import type { Comparison, IsoDate } from '../indicator-value/parsed-value.ts';
import type { Centipoints } from '../indicator-value/points.ts';
import type { Band, RowRule } from './judgement.ts';
import type { ScoreMode } from './score-mode.ts';

/**
 * How one row came to its score, step by step: where the weight comes from, what the rule found, what was multiplied,
 * what was lost. Plain data with decimal strings; each door renders it in its own words.
 */
export interface RowExplanation {
  readonly row: number;
  readonly rule: RowRule;
  readonly weight: Centipoints;
  readonly score: Centipoints | null;
  readonly steps: readonly RowStep[];
}

export type RowStep = WeightStep | JudgementStep | ModeStep | ScoreStep | LossStep;

export type WeightStep =
  | { readonly kind: 'WEIGHT_PRINTED'; readonly weight: Centipoints }
  /** (level − printed) ÷ sharedBy = share, rounded; the last row takes the rest. */
  | {
      readonly kind: 'WEIGHT_SHARED';
      readonly rule: 'SC8';
      readonly weight: Centipoints;
      readonly level: string;
      readonly levelWeight: Centipoints;
      readonly printed: Centipoints;
      readonly sharedBy: number;
      /** The exact share in points, to 4 decimals. */
      readonly share: string;
      readonly takesRest: boolean;
    };

export type JudgementStep =
  | {
      readonly kind: 'TARGET_MET';
      readonly rule: 'SC1';
      readonly scoredAs: Comparison;
      readonly bound: string;
      readonly actual: string;
      readonly unit: string | null;
      readonly completion: string | null;
    }
  /** Completion = dividend ÷ divisor, both in the target's unit. */
  | {
      readonly kind: 'TARGET_MISSED';
      readonly rule: 'SC2';
      readonly scoredAs: Comparison;
      readonly bound: string;
      readonly actual: string;
      readonly unit: string | null;
      readonly dividend: string;
      readonly divisor: string;
      readonly completion: string;
    }
  | {
      readonly kind: 'ZERO_TARGET_MISSED';
      readonly rule: 'SC2';
      readonly actual: string;
      readonly unit: string | null;
    }
  | {
      readonly kind: 'NOT_COMPARABLE';
      readonly rule: 'SC2';
      readonly because: 'OTHER_KIND' | 'OTHER_MEASURE' | 'NEGATIVE_TARGET';
    }
  | { readonly kind: 'ASSESSED'; readonly rule: RowRule; readonly completion: string; readonly band: Band }
  | { readonly kind: 'ASSESSED_OUT_OF_RANGE'; readonly rule: RowRule }
  | { readonly kind: 'BAND_GIVEN'; readonly rule: RowRule; readonly band: Band }
  | { readonly kind: 'STATED_IN_FULL'; readonly rule: 'SC3' }
  | { readonly kind: 'LEFT_TO_A_PERSON'; readonly rule: RowRule }
  | { readonly kind: 'NOT_REPORTED'; readonly rule: 'SC5' }
  | {
      readonly kind: 'IN_TIME' | 'LATE';
      readonly rule: 'SC7';
      readonly by: IsoDate;
      readonly actual: IsoDate;
    }
  | { readonly kind: 'STATED_IN_TIME'; readonly rule: 'SC7' };

/** What a mode other than the proportional one makes of the completion, or of the actual percentage (SC11). */
export interface ModeStep {
  readonly kind: 'MODE';
  readonly rule: 'SC11';
  readonly mode: ScoreMode;
  /** What the mode was given, a decimal share. */
  readonly measure: string;
  readonly share: string;
}

/** Weight × factor = score, rounded half up to a hundredth. */
export interface ScoreStep {
  readonly kind: 'SCORE';
  readonly weight: Centipoints;
  readonly factor:
    | { readonly kind: 'WHOLE' }
    | { readonly kind: 'NOTHING' }
    | { readonly kind: 'QUOTIENT'; readonly dividend: string; readonly divisor: string }
    | { readonly kind: 'SHARE'; readonly share: string };
  readonly score: Centipoints;
}

export interface LossStep {
  readonly kind: 'LOST';
  readonly points: Centipoints;
  /** The reason for deviation (偏差原因) as reported. */
  readonly reason: string | null;
}
