import type { PeriodRule } from '../indicator/period-rule.ts';
import type { IsoDate } from '../indicator-value/parsed-value.ts';

/**
 * What was asked for a row period by period, and by which rule it becomes the year's value. A row that is reported
 * once a year has none of this.
 */
export type PeriodReport =
  | { readonly rule: Exclude<PeriodRule, 'MILESTONES'>; readonly entries: readonly PeriodEntry[] }
  | {
      readonly rule: 'MILESTONES';
      readonly entries: readonly PeriodEntry[];
      readonly milestones: readonly Milestone[];
    };

/** One period that was asked for. One that nobody reported stands in the list too, with nulls: it is no zero. */
export interface PeriodEntry {
  /** The last day of the month, quarter or half-year; there is one entry per period. */
  readonly endsOn: IsoDate;
  readonly valueText: string | null;
  readonly completion: string | null;
  readonly deviationReason: string | null;
  /** The two parts of a ratio where they are known, as plain decimals. */
  readonly numerator?: string | null;
  readonly denominator?: string | null;
}

/** A stage target (里程碑). */
export interface Milestone {
  readonly name: string;
  readonly dueOn: IsoDate;
  readonly targetText: string;
  /** Its part of the whole, a whole number above 0; only the proportions count. */
  readonly weight: number;
}

/** What became of one period, or of one milestone. */
export type PeriodUse =
  | 'COUNTED'
  /** A later period's cumulative value stands in its place. */
  | 'REPLACED'
  /** Another period was the least or the most. */
  | 'NOT_CHOSEN'
  /** The row's target was missed in this period. */
  | 'NOT_MET'
  /** What was asked of the milestone was reached, but in a period that ends after the due date. */
  | 'LATE'
  | 'NOT_REPORTED'
  | 'NOT_A_NUMBER'
  | 'UNIT_DIFFERS'
  | 'UNDECIDED';

/** How the periods became the year's value, as data. */
export interface YearTrace {
  readonly rule: PeriodRule;
  /** Id of the rule in shared/SPEC.md. */
  readonly ruleId: string;
  /** In the order of time. */
  readonly steps: readonly PeriodStep[];
  /** "10 of 12 months reported", or "3 of 4 milestones". */
  readonly coverage: { readonly reported: number; readonly asked: number };
  readonly notes: readonly PeriodNote[];
}

export interface PeriodStep {
  readonly endsOn: IsoDate;
  /** The stage that is meant; null for a period. */
  readonly milestone: string | null;
  readonly use: PeriodUse;
  readonly valueText: string | null;
  /** A plain decimal in the row's unit, or a share of 1 of ratios and judged rows; null where there is none. */
  readonly value: string | null;
}

/** A cumulative value that falls is either a correction or a mistake: it is told, not mended. */
export interface PeriodNote {
  readonly code: 'CUMULATIVE_FELL';
  readonly from: { readonly endsOn: IsoDate; readonly value: string };
  readonly to: { readonly endsOn: IsoDate; readonly value: string };
}
