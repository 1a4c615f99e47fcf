/**
 * How values of lower units become the value of the unit above (RU1 to RU7). Each rule says both axes: across units,
 * and across the tables (batches) that one unit holds.
 */
export const AggregationRule = {
  /** Absolute values are added up, over units and tables. */
  SUM: 'SUM',
  /** Objects that several tables of one unit support count once: the most of its tables, then the sum over units. */
  COUNT_OBJECTS: 'COUNT_OBJECTS',
  /** Relative values and judged completions: the mean, weighted with the forms' fund amounts. */
  FUND_WEIGHTED_MEAN: 'FUND_WEIGHTED_MEAN',
  /** Σ numerator ÷ Σ denominator; never a mean of percentages. */
  RATIO: 'RATIO',
  /** The value of the form that stands last in time. */
  LATEST: 'LATEST',
  MINIMUM: 'MINIMUM',
  MAXIMUM: 'MAXIMUM',
} as const;

export type AggregationRule = keyof typeof AggregationRule;
