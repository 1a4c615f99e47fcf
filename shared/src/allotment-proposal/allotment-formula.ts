import type { Grade } from '../scoring/grade.ts';

/**
 * How next year's money (下一年度资金分配) follows from this year's results, as data.
 *
 * All figures are exact decimals as texts; shares and rates in per cent. Like a scheme it is identified by the hash of
 * its content (AL1), so whoever holds a proposal can tell by which formula it was made.
 */
export interface AllotmentFormula {
  /** What the fields below mean; raised when that changes. */
  readonly version: 1;
  readonly base: AllotmentBase;
  /** Multiplies the base; a better grade never has the smaller one. */
  readonly gradeFactors: Readonly<Record<Grade, string>>;
  readonly undecided: UndecidedRule;
  /** From the highest rate down to 0; the first that is reached counts. Empty: the rate does not matter. */
  readonly executionSteps: readonly ExecutionStep[];
  readonly floor: AllotmentBound | null;
  readonly ceiling: AllotmentBound | null;
  /** What becomes of the part of the sum that is less than 1 万元 (零头). */
  readonly oddAmount: OddAmountRule;
}

/** What a unit's factors are applied to: its allotment of this year, the same for all, or a given weight by unit id. */
export type AllotmentBase =
  | { readonly kind: 'THIS_YEAR' }
  | { readonly kind: 'EQUAL' }
  | { readonly kind: 'WEIGHTS'; readonly weights: Readonly<Record<string, string>> };

export type UndecidedRule =
  /** Its base's part of the sum, whatever the others score. */
  { readonly kind: 'KEEP_BASE_SHARE' } | { readonly kind: 'FACTOR'; readonly factor: string };

export interface ExecutionStep {
  /** Per cent. */
  readonly from: string;
  readonly factor: string;
}

/** The least or the most that a unit may get. */
export type AllotmentBound =
  | { readonly kind: 'OF_THIS_YEAR' | 'OF_BASE_SHARE'; readonly perCent: string }
  | { readonly kind: 'AMOUNT'; readonly wanyuan: string };

/** To the unit with the most, or kept back by whoever splits. */
export type OddAmountRule = 'TO_LARGEST' | 'HOLD_BACK';

/**
 * Where a region begins. No rule prescribes these figures: they are a proposal to be changed, which keeps every unit
 * within a fifth of its part of this year.
 */
export const DEFAULT_FORMULA: AllotmentFormula = {
  version: 1,
  base: { kind: 'THIS_YEAR' },
  gradeFactors: { 优: '1.1', 良: '1', 中: '0.9', 差: '0.7' },
  undecided: { kind: 'KEEP_BASE_SHARE' },
  executionSteps: [],
  floor: { kind: 'OF_BASE_SHARE', perCent: '80' },
  ceiling: { kind: 'OF_BASE_SHARE', perCent: '120' },
  oddAmount: 'TO_LARGEST',
};
