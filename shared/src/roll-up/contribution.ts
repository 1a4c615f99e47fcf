import type { Fen } from '../indicator-value/money.ts';
import type { Ratio } from '../indicator-value/ratio.ts';

/** What became of one form's row in the row above. */
export type ContributionUse =
  | 'COUNTED'
  /** Another table of the same unit supports the same objects, and more of them (RU2). */
  | 'SAME_OBJECTS'
  /** Another value was the latest, the least or the most. */
  | 'NOT_CHOSEN'
  | 'NOT_APPROVED'
  | 'NOT_REPORTED'
  /** Words where numbers are put together, or no numerator and denominator for a ratio. */
  | 'NOT_A_NUMBER'
  /** A unit that cannot be turned into the row's. */
  | 'UNIT_DIFFERS'
  /** A person has not judged it yet. */
  | 'UNDECIDED';

/** One form's part in a rolled-up number: the trace down to where the number came from. */
export interface Contribution {
  readonly formId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly indicatorId: string;
  /** The weight of the form in means. */
  readonly amountInFen: Fen;
  readonly use: ContributionUse;
  readonly valueText: string | null;
  readonly reason: string | null;
  /** The value in the row's unit, or the completion of a judged row; null where there is none. */
  readonly value: Ratio | null;
  /** The two parts of a ratio (RU4). */
  readonly parts: { readonly numerator: Ratio; readonly denominator: Ratio } | null;
  readonly reportedAt: string | null;
}

/** Whether the form's row says anything that could be put together. */
export function isUsable({ use }: Contribution): boolean {
  return use === 'COUNTED' || use === 'SAME_OBJECTS' || use === 'NOT_CHOSEN';
}
