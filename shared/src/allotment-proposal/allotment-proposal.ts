import type { Fen } from '../indicator-value/money.ts';
import type { Centipoints } from '../indicator-value/points.ts';
import type { Ratio } from '../indicator-value/ratio.ts';
import type { Grade } from '../scoring/grade.ts';
import type { AllotmentFormula } from './allotment-formula.ts';

/** A unit that shares in the sum, with what it got this year and what came of it. */
export interface AllotmentUnit {
  readonly id: string;
  /** Its place in official tables, no other unit's: settles what figures leave equal. */
  readonly path: string;
  /** This year's allotment (分配数). */
  readonly baseInFen: Fen;
  /** Of all its forms (RU9); null while one is undecided. */
  readonly score: Centipoints | null;
  /** Executed ÷ budget of all its forms; null where there is none. */
  readonly executionRate: Ratio | null;
}

/** A proposal of allotments (资金分配建议) with everything that led to it. */
export interface AllotmentProposal {
  readonly sumInFen: Fen;
  readonly formula: AllotmentFormula;
  /** In the order of official tables. */
  readonly lines: readonly AllotmentLine[];
  /** Why nothing can be proposed; null when every line has its amount. */
  readonly obstacle: AllotmentObstacle | null;
  readonly notes: readonly AllotmentNote[];
  /** Of the sum, what no unit gets: the odd amount where it is held back. */
  readonly heldBackInFen: Fen;
}

/** One unit's way from its base to its amount (AL9). */
export interface AllotmentLine {
  readonly unit: AllotmentUnit;
  /** Null while the score is undecided. */
  readonly grade: Grade | null;
  /** Fen of this year, 1 of so many, or the given weight. */
  readonly base: Ratio;
  /** The base's part of all bases; null where these are nothing. */
  readonly baseShare: Ratio | null;
  readonly gradeFactor: FactorUse;
  readonly executionFactor: FactorUse;
  /** base × factors. */
  readonly weight: Ratio;
  readonly floor: BoundUse | null;
  readonly ceiling: BoundUse | null;
  /** Null when nothing can be proposed. */
  readonly division: LineDivision | null;
}

/** A factor as the formula prints it, and what it was taken for. */
export interface FactorUse {
  readonly factor: string;
  readonly because:
    | { readonly kind: 'GRADE'; readonly grade: Grade }
    /** The unit keeps its base's part; no factor counts. */
    | { readonly kind: 'KEEPS_BASE_SHARE' }
    | { readonly kind: 'UNDECIDED' }
    | { readonly kind: 'STEP'; readonly from: string }
    /** The formula has no steps. */
    | { readonly kind: 'NO_STEPS' }
    | { readonly kind: 'NO_RATE' };
}

/** A bound in 万元: exact, and as it is held in whole 万元, a floor rounded down and a ceiling up (AL5). */
export interface BoundUse {
  readonly exact: Ratio;
  readonly whole: bigint;
}

/** Amounts in 万元. */
export interface LineDivision {
  /** What the weight alone gives, or the base's part of the sum that is kept. */
  readonly share: Ratio;
  /** The bound that the unit stands at; null: between them. */
  readonly heldAt: 'FLOOR' | 'CEILING' | null;
  /** After all bounds, before rounding. */
  readonly exact: Ratio;
  readonly whole: bigint;
  /** What was cut off, its place among all that were cut, and whether it got a whole 万元 for it; null: nothing. */
  readonly remainder: { readonly part: Ratio; readonly place: number; readonly isRaised: boolean } | null;
  /** The sum's part below 1 万元, where this unit gets it. */
  readonly oddInFen: Fen;
  readonly amountInFen: Fen;
  /** Against this year's allotment. */
  readonly differenceInFen: Fen;
}

/** Why the sum cannot be split under the formula; nothing is proposed then (AL6). Amounts in whole 万元. */
export type AllotmentObstacle =
  | { readonly code: 'NO_UNITS' }
  /** No base, or factors of 0 only. */
  | { readonly code: 'NO_WEIGHT' }
  /** The floors alone, with what is kept, are more than the sum. */
  | { readonly code: 'FLOORS_ABOVE_SUM'; readonly least: bigint; readonly sum: bigint }
  /** All ceilings together are less than the sum. */
  | { readonly code: 'CEILINGS_BELOW_SUM'; readonly most: bigint; readonly sum: bigint }
  | { readonly code: 'BOUNDS_CROSS'; readonly unitIds: readonly string[] };

/** What a reader of the proposal has to know besides. */
export type AllotmentNote =
  | { readonly code: 'SCORE_UNDECIDED'; readonly unitIds: readonly string[] }
  /** Steps for execution, and a unit without a rate: it is neither rewarded nor punished. */
  | { readonly code: 'NO_EXECUTION_RATE'; readonly unitIds: readonly string[] }
  | { readonly code: 'NO_BASE'; readonly unitIds: readonly string[] }
  /** Null: held back. */
  | { readonly code: 'ODD_AMOUNT'; readonly amountInFen: Fen; readonly unitId: string | null };
