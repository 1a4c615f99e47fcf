import type { FormState } from '../approval/form-state.ts';
import type { Fen } from '../indicator-value/money.ts';
import type { Centipoints } from '../indicator-value/points.ts';
import type { Ratio } from '../indicator-value/ratio.ts';
import type { PeriodReport } from './period-report.ts';

/** A form (自评表) of a lower unit, with what it reports to the table above. Plain data. */
export interface ChildForm {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  /** Only APPROVED forms count. */
  readonly state: FormState;
  /** The fund amount of its target table: its weight in means. */
  readonly amountInFen: Fen;
  /** When it was reported, ISO 8601; LATEST goes by it. */
  readonly reportedAt: string | null;
  readonly budgetYear: number | null;
  readonly indicators: readonly ChildIndicator[];
  readonly executions: readonly ExecutionEntry[];
}

/** An indicator of the lower table with what is reported for it. */
export interface ChildIndicator extends ReportedValue {
  readonly id: string;
  /** The indicator of the table above that it feeds. */
  readonly parentIndicatorId: string | null;
  readonly level1: string;
  readonly level2: string | null;
  readonly level3: string;
  readonly targetText: string;
}

/** What is reported for a row: once for the year, or in periods, which then make the year's value. */
export interface ReportedValue {
  readonly valueText: string | null;
  readonly completion: string | null;
  readonly deviationReason: string | null;
  /** The two parts of a ratio where they are known, as plain decimals (RU4). */
  readonly numerator?: string | null;
  readonly denominator?: string | null;
  /** Names or ids of what was counted, where they are known (RU12). */
  readonly objects?: readonly string[] | null;
  readonly periods?: PeriodReport | null;
  /** What the row was itself put together from, exactly; its texts are rounded (RU21). */
  readonly carried?: CarriedValue | null;
}

/** What a rolled-up row takes along to the row above it, so that counties may be grouped into prefectures or not. */
export interface CarriedValue {
  readonly kind: MaterialKind;
  /** In `unit` (a ratio in %), a completion, or 1 and 0 for met and missed; null while it is open or not computable. */
  readonly value: Ratio | null;
  readonly unit: string | null;
  /** The sums that were divided for a ratio. */
  readonly parts: { readonly numerator: Ratio; readonly denominator: Ratio } | null;
  /** The money of all that was counted. */
  readonly amountInFen: Fen;
  readonly objects: readonly string[] | null;
  /** The last time of what was counted. */
  readonly reportedAt: string | null;
}

/** What a row is made of: numbers, the parts of a ratio, judged completions, or whether each row is met. */
export type MaterialKind = 'VALUES' | 'PARTS' | 'COMPLETIONS' | 'OUTCOMES';

/** The table above, with its own entries. */
export interface ParentTable {
  readonly id: string;
  readonly budgetYear: number | null;
  /** The scheme's content as JSON; null or undefined: the default. */
  readonly scheme: unknown;
  readonly indicators: readonly ParentIndicator[];
  readonly actuals: readonly (ReportedValue & { readonly indicatorId: string })[];
  readonly executions: readonly ExecutionEntry[];
  /** One of `RollUpSource` for its money, and for rows that name none of their own; null or absent: CHILDREN. */
  readonly rollUpSource?: string | null;
  /** Whose own entries weigh how much beside the tables below; needed where the source is BOTH. */
  readonly own?: OwnNode | null;
}

export interface OwnNode {
  readonly unitId: string;
  readonly unitName: string;
  /** The money that the unit spends itself. */
  readonly amountInFen: Fen;
  readonly reportedAt: string | null;
}

export interface ParentIndicator {
  readonly id: string;
  readonly level1: string;
  readonly level2: string | null;
  readonly level3: string;
  readonly targetText: string;
  readonly weight: Centipoints | null;
  /** One of `AggregationRule`; databases keep it as text. */
  readonly aggregationRule: string | null;
  /** One of `RollUpSource`; null or absent: as its table. */
  readonly rollUpSource?: string | null;
}

export interface ExecutionEntry {
  readonly annualBudgetInFen: Fen | null;
  readonly executedInFen: Fen | null;
}
