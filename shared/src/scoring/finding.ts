import type { WeightChange } from './scheme.ts';

/** What each finding compared. Points and shares are plain decimal strings, as they are shown. */
export interface FindingDetails {
  TOTAL_MISMATCH: { readonly published: string; readonly sumOfParts: string };
  ROW_SCORE_MISMATCH: { readonly published: string; readonly score: string };
  ROW_SCORE_ABOVE_WEIGHT: { readonly published: string; readonly weight: string };
  WEIGHTS_NOT_100: { readonly sum: string };
  LEVEL_WEIGHT_MISMATCH: { readonly level: string; readonly sumOfRows: string; readonly weight: string };
  EXECUTION_SCORE_MISMATCH: { readonly published: string; readonly score: string };
  GRADE_MISMATCH: { readonly published: string; readonly grade: string; readonly total: string };
  ACTUAL_MISSING: { readonly weight: string };
  SCORED_WITHOUT_ACTUAL: { readonly published: string };
  KIND_MISMATCH: { readonly target: string; readonly actual: string };
  UNIT_MISMATCH: { readonly targetUnit: string; readonly actualUnit: string };
  TARGET_NOT_MEASURABLE: { readonly target: string };
  TARGET_BY_REFERENCE: { readonly target: string };
  ACTUAL_COPIES_TARGET: { readonly text: string };
  /** `completion` null: missed, but without a ratio. */
  REASON_MISSING: { readonly completion: string | null };
  OVERSHOOT_UNEXPLAINED: { readonly completion: string };
  DOCKED_WITHOUT_REASON: { readonly published: string; readonly weight: string };
  PARTLY_DONE_HIGH_BAND: { readonly completion: string; readonly bandFrom: string };
  BAND_OUT_OF_RANGE: { readonly completion: string };
  EXECUTION_ABOVE_BUDGET: { readonly executed: string; readonly budget: string };
  EXECUTION_COUNTED_TWICE: { readonly indicator: string };
  /** `change` null: nobody said why, and by whose authority. */
  WEIGHT_SCHEME_ADJUSTED: {
    readonly execution: string;
    readonly levels: Readonly<Record<string, string>>;
    readonly change: WeightChange | null;
  };
  DUPLICATE_INDICATOR: { readonly indicator: string; readonly firstRow: number };
}

export type FindingCode = keyof FindingDetails;
export type FindingSeverity = 'error' | 'warning';

export const FINDING_SEVERITIES: { readonly [C in FindingCode]: FindingSeverity } = {
  TOTAL_MISMATCH: 'error',
  ROW_SCORE_MISMATCH: 'error',
  ROW_SCORE_ABOVE_WEIGHT: 'error',
  WEIGHTS_NOT_100: 'error',
  LEVEL_WEIGHT_MISMATCH: 'error',
  EXECUTION_SCORE_MISMATCH: 'error',
  GRADE_MISMATCH: 'error',
  ACTUAL_MISSING: 'error',
  SCORED_WITHOUT_ACTUAL: 'error',
  KIND_MISMATCH: 'error',
  UNIT_MISMATCH: 'warning',
  TARGET_NOT_MEASURABLE: 'warning',
  TARGET_BY_REFERENCE: 'warning',
  ACTUAL_COPIES_TARGET: 'warning',
  REASON_MISSING: 'error',
  OVERSHOOT_UNEXPLAINED: 'warning',
  DOCKED_WITHOUT_REASON: 'warning',
  PARTLY_DONE_HIGH_BAND: 'warning',
  BAND_OUT_OF_RANGE: 'error',
  EXECUTION_ABOVE_BUDGET: 'error',
  EXECUTION_COUNTED_TWICE: 'warning',
  WEIGHT_SCHEME_ADJUSTED: 'warning',
  DUPLICATE_INDICATOR: 'warning',
};

/** One fault of a table, as data; the door that shows it words it. */
export type Finding = {
  readonly [C in FindingCode]: {
    readonly code: C;
    readonly severity: FindingSeverity;
    /** Index into the table's rows, null where the table as a whole is meant. */
    readonly row: number | null;
    readonly details: FindingDetails[C];
  };
}[FindingCode];

/** What a check reports before its place is known. */
export type Fault = {
  readonly [C in FindingCode]: { readonly code: C; readonly details: FindingDetails[C] };
}[FindingCode];

export function findingAt(row: number | null, fault: Fault): Finding {
  return { ...fault, severity: FINDING_SEVERITIES[fault.code], row };
}
