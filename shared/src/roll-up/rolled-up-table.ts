import type { AggregationRule } from '../indicator/aggregation-rule.ts';
import type { TableInput } from '../scoring/table-input.ts';
import type { CarriedValue, ExecutionEntry } from './child-form.ts';
import type { Contribution } from './contribution.ts';

/** A table put together from the approved forms below it, ready to be scored, and where each number came from. */
export interface RolledUpTable {
  readonly table: TableInput;
  readonly rows: readonly RolledUpRow[];
  readonly coverage: Coverage;
  /** The money that the table's funds are the sum of. */
  readonly executions: readonly ExecutionEntry[];
}

export interface RolledUpRow {
  readonly indicatorId: string;
  readonly rule: AggregationRule | null;
  /** Id of the rule in shared/SPEC.md by which it was put together; null for an own entry. */
  readonly ruleId: string | null;
  readonly state: RolledUpState;
  /** The actual value as a text that the rules read: "3家", "6.39%", or the units' compiled texts. */
  readonly valueText: string | null;
  /** The completion of a judged row, a plain decimal; null otherwise. */
  readonly completion: string | null;
  /** Every unit's reason, with its name. */
  readonly deviationReason: string | null;
  readonly coverage: Coverage;
  /** The sums that were divided, for means and ratios, as plain decimals. */
  readonly quotient: { readonly dividend: string; readonly divisor: string } | null;
  /** How objects were told apart; null for every other rule. */
  readonly countedBy: CountedBy | null;
  readonly contributions: readonly Contribution[];
  /** What it takes along to the row that it feeds itself; null for an own entry and where nothing was reported. */
  readonly carried: CarriedValue | null;
}

/** By the names of the objects, by the most of each unit's tables, or by the one in some units and the other in others. */
export type CountedBy = 'OBJECTS' | 'MOST_OF_TABLES' | 'BOTH';

export type RolledUpState =
  /** Every form that feeds the row was counted. */
  | 'COMPLETE'
  /** Some forms are not approved, not reported or not usable: the value is of the others. */
  | 'PARTIAL'
  /** All that is reported is met, and what is missing decides whether all of it is (RU11). */
  | 'OPEN'
  | 'NOTHING_REPORTED'
  /** What it would be divided by is zero. */
  | 'NOT_COMPUTABLE'
  /** Nothing below feeds it, or it has no rule: the table's own entry stands. */
  | 'NOT_FED'
  /** The table's own entry stands because the row is set up so (RU20). */
  | 'OWN_ENTRY';

/** "3 of 3 units reported". */
export interface Coverage {
  readonly unitsReported: number;
  readonly units: number;
  readonly formsApproved: number;
  readonly forms: number;
}
