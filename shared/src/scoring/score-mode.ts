import type { BasisPoints } from '../indicator-value/points.ts';
import { addRatios, compareRatios, NOTHING, ratioOf, WHOLE, type Ratio } from '../indicator-value/ratio.ts';

/** How a completion becomes a share of the weight (计分方式); a scheme chooses it per level or per indicator (SC11). */
export type ScoreMode =
  /** The share is the completion. */
  | { readonly kind: 'PROPORTIONAL' }
  /** All or nothing: the target is met, or it is not. */
  | { readonly kind: 'YES_NO' }
  /** (completion − pass mark) ÷ (100 % − pass mark); nothing below the pass mark (及格线). */
  | { readonly kind: 'PASS_MARK'; readonly passMark: BasisPoints }
  /** The share of the first step that is reached; nothing below the last. */
  | { readonly kind: 'STEPPED'; readonly of: StepMeasure; readonly steps: readonly ModeStep[] };

/** What climbs the steps: the completion, or the actual percentage itself, whatever its target (满意度 90 % 以上). */
export type StepMeasure = 'COMPLETION' | 'ACTUAL';

export interface ModeStep {
  /** Reached from here on; the steps fall. */
  readonly from: BasisPoints;
  readonly share: BasisPoints;
}

export const PROPORTIONAL: ScoreMode = { kind: 'PROPORTIONAL' };

const BASIS: bigint = 10_000n;

/** The share of the weight that a measure from 0 to 1 earns under a mode (SC11); it never falls as the measure rises. */
export function shareByMode(mode: ScoreMode, measure: Ratio): Ratio {
  switch (mode.kind) {
    case 'PROPORTIONAL':
      return measure;
    case 'YES_NO':
      return compareRatios(measure, WHOLE) >= 0 ? WHOLE : NOTHING;
    case 'PASS_MARK': {
      const above = addRatios(measure, ratioOf(BigInt(-mode.passMark), BASIS));
      if (above.numerator <= 0n) return NOTHING;
      const rest = BASIS - BigInt(mode.passMark);
      return ratioOf(above.numerator * BASIS, above.denominator * rest);
    }
    case 'STEPPED': {
      const step = mode.steps.find(({ from }) => compareRatios(measure, ratioOf(BigInt(from), BASIS)) >= 0);
      return step ? ratioOf(BigInt(step.share), BASIS) : NOTHING;
    }
  }
}
