/** The rows that a report is made from. */
export type SourceEntity =
  | 'ROUND'
  | 'FUND'
  | 'ORG_UNIT'
  | 'BUDGET_DOCUMENT'
  | 'ALLOTMENT'
  | 'SCHEME'
  | 'TARGET_TABLE'
  | 'INDICATOR'
  | 'SELF_EVALUATION'
  | 'INDICATOR_ACTUAL'
  | 'FUND_EXECUTION'
  | 'STATEMENT';

export interface SourceRow {
  readonly entity: SourceEntity;
  readonly id: string;
}

export interface SourceField extends SourceRow {
  readonly field: string;
}

/**
 * Where a value of the report comes from: a field of a row, or a computation over fields and rows.
 *
 * Whoever reads a number can follow it; a test recomputes each one from the rows alone.
 */
export type Source =
  | { readonly kind: 'FIELD'; readonly of: SourceField }
  | { readonly kind: 'SUM'; readonly of: readonly SourceField[] }
  /** Σ of − Σ minus. */
  | {
      readonly kind: 'DIFFERENCE';
      readonly of: readonly SourceField[];
      readonly minus: readonly SourceField[];
    }
  | { readonly kind: 'COUNT'; readonly of: readonly SourceRow[] }
  /** Σ dividend ÷ Σ divisor. */
  | {
      readonly kind: 'RATE';
      readonly dividend: readonly SourceField[];
      readonly divisor: readonly SourceField[];
    }
  | { readonly kind: 'DAYS'; readonly from: SourceField; readonly to: SourceField }
  /** The last day of the year that the field holds. */
  | { readonly kind: 'YEAR_END'; readonly of: SourceField }
  /** Several fields told in one list of words. */
  | { readonly kind: 'LIST'; readonly of: readonly SourceField[] }
  /** An actual value put together by a rule of the roll-up. */
  | { readonly kind: 'ROLLED_UP'; readonly rule: string | null; readonly of: readonly SourceField[] }
  /** By a rule of scoring: a completion, a deviation, a weight, a score, a total or a grade. */
  | { readonly kind: 'SCORED'; readonly rule: string; readonly of: readonly SourceField[] }
  /** A limit that a rule of shared/SPEC.md holds. */
  | { readonly kind: 'RULE'; readonly id: string }
  /** Counted in the report itself: the number of a table or of an item of a list, how many places are open. */
  | { readonly kind: 'PLACE' };

export function fieldOf(entity: SourceEntity, { id }: { readonly id: string }, field: string): SourceField {
  return { entity, id, field };
}
