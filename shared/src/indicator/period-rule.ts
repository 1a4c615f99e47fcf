/** How what a unit reports for the periods of a year (months, quarters) becomes its value for the year (RU14 to RU18). */
export const PeriodRule = {
  /** Increments (当期数): each period states what it added. */
  SUM: 'SUM',
  /** Cumulative values (累计数): the later period replaces the earlier one. */
  LATEST: 'LATEST',
  /** Every reported period weighs the same. */
  MEAN: 'MEAN',
  MINIMUM: 'MINIMUM',
  MAXIMUM: 'MAXIMUM',
  /** Stage targets (里程碑), each with its own due date; the completion is by those that were reached. */
  MILESTONES: 'MILESTONES',
  /** Met only when it is met in every period. */
  ALL_OF: 'ALL_OF',
} as const;

export type PeriodRule = keyof typeof PeriodRule;

/** Databases keep the rule as text; null for none and for a text that names none. */
export function readPeriodRule(text: string | null): PeriodRule | null {
  return Object.values(PeriodRule).find((rule) => rule === text) ?? null;
}
