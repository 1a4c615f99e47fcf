import type { Fen } from '../indicator-value/money.ts';
import type { Ratio } from '../indicator-value/ratio.ts';
import type { YearTrace } from './period-report.ts';

/** What became of one form's row in the row above. */
export type ContributionUse =
  | 'COUNTED'
  /** Another table supports the same objects: all of them by name, or more of them in the same unit (RU2, RU12). */
  | 'SAME_OBJECTS'
  /** Another value was the latest, the least or the most. */
  | 'NOT_CHOSEN'
  /** The row misses its target, so that not all of them are met (RU11). */
  | 'NOT_MET'
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
  /** OWN: the entry of the table itself, which stands beside the tables below (RU20). */
  readonly origin: 'BELOW' | 'OWN';
  readonly formId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly indicatorId: string;
  /** The weight of the form in means. */
  readonly amountInFen: Fen;
  readonly use: ContributionUse;
  readonly valueText: string | null;
  readonly reason: string | null;
  /** The value in the row's unit, the completion of a judged row, or 1 and 0 for met and missed; null where there is none. */
  readonly value: Ratio | null;
  /** The two parts of a ratio (RU4). */
  readonly parts: { readonly numerator: Ratio; readonly denominator: Ratio } | null;
  /** What was counted, each once; null where it is not known by name (RU12). */
  readonly objects: readonly string[] | null;
  readonly reportedAt: string | null;
  /** How several periods became this value; null where the year was reported at once. */
  readonly year: YearTrace | null;
}

/** Whether the unit has said anything, be it usable or not. */
export function isReported({ use }: Contribution): boolean {
  return use !== 'NOT_APPROVED' && use !== 'NOT_REPORTED';
}
