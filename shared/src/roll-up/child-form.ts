import type { FormState } from '../approval/form-state.ts';
import type { Fen } from '../indicator-value/money.ts';
import type { Centipoints } from '../indicator-value/points.ts';

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
  readonly executions: readonly {
    readonly annualBudgetInFen: Fen | null;
    readonly executedInFen: Fen | null;
  }[];
}

/** An indicator of the lower table with what is reported for it. */
export interface ChildIndicator {
  readonly id: string;
  /** The indicator of the table above that it feeds. */
  readonly parentIndicatorId: string | null;
  readonly level1: string;
  readonly level2: string | null;
  readonly level3: string;
  readonly targetText: string;
  readonly valueText: string | null;
  readonly completion: string | null;
  readonly deviationReason: string | null;
  /** The two parts of a ratio where they are known, as plain decimals (RU4). */
  readonly numerator?: string | null;
  readonly denominator?: string | null;
}

/** The table above, with its own entries for the rows that nothing feeds. */
export interface ParentTable {
  readonly id: string;
  readonly budgetYear: number | null;
  /** The scheme's content as JSON; null or undefined: the default. */
  readonly scheme: unknown;
  readonly indicators: readonly ParentIndicator[];
  readonly actuals: readonly {
    readonly indicatorId: string;
    readonly valueText: string | null;
    readonly completion: string | null;
    readonly deviationReason: string | null;
  }[];
  readonly executions: readonly {
    readonly annualBudgetInFen: Fen | null;
    readonly executedInFen: Fen | null;
  }[];
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
}
