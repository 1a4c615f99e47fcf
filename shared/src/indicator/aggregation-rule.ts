/**
 * How values of lower units become the value of the unit above (RU1 to RU5, RU11, RU12): the rule across units, and
 * across the tables (batches) that one unit holds. Across the periods of a year stands `PeriodRule`.
 */
export const AggregationRule = {
  /** Absolute values are added up, over units and tables. */
  SUM: 'SUM',
  /** An object counts once however many tables support it: by its name where known, else the most of a unit's tables. */
  COUNT_OBJECTS: 'COUNT_OBJECTS',
  /** Relative values and judged completions: the mean, weighted with the forms' fund amounts. */
  FUND_WEIGHTED_MEAN: 'FUND_WEIGHTED_MEAN',
  /** Σ numerator ÷ Σ denominator; never a mean of percentages. */
  RATIO: 'RATIO',
  /** The value of the form that stands last in time. */
  LATEST: 'LATEST',
  MINIMUM: 'MINIMUM',
  MAXIMUM: 'MAXIMUM',
  /** 全部达成: met only when every unit's row is met. */
  ALL_OF: 'ALL_OF',
} as const;

export type AggregationRule = keyof typeof AggregationRule;

/** Databases keep the rule as text; null for none and for a text that names none. */
export function readAggregationRule(text: string | null): AggregationRule | null {
  return Object.values(AggregationRule).find((rule) => rule === text) ?? null;
}
