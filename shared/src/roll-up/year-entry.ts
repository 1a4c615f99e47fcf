import { foldPeriods } from './across-periods/fold-periods.ts';
import type { ReportedValue } from './child-form.ts';
import type { RowToJudge } from './judge-entry.ts';
import type { YearTrace } from './period-report.ts';
import { readNumber, readParts, type Measured, type RatioParts } from './read-entry.ts';

/** What a row reports for the year: as it was typed once, or as its periods or the rows below it make it. */
export interface YearEntry extends Measured {
  readonly valueText: string | null;
  readonly completion: string | null;
  readonly deviationReason: string | null;
  readonly parts: RatioParts | null;
  /** How several periods became it; null where the year was reported at once. */
  readonly trace: YearTrace | null;
}

/**
 * The year's value of one row. Periods come before units (RU13): a unit's own table is scored from its value of the
 * year, and the table above must be made of the very value that the unit was scored by.
 */
export function yearEntryOf(row: RowToJudge & ReportedValue, budgetYear: number | null): YearEntry {
  const { carried, periods, valueText, completion, deviationReason } = row;
  if (periods) {
    const { measured, ...folded } = foldPeriods(row, periods, budgetYear);
    return { ...folded, ...measured };
  }
  const entry = { valueText, completion, deviationReason, trace: null };
  if (!carried)
    return { ...entry, ...readNumber(row.targetText, valueText, budgetYear), parts: readParts(row) };
  const isJudged = carried.kind === 'COMPLETIONS' || carried.kind === 'OUTCOMES';
  return { ...entry, number: isJudged ? null : carried.value, unit: carried.unit, parts: carried.parts };
}
