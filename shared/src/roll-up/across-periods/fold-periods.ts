import { compareTexts } from '../add-up.ts';
import type { ReportedValue } from '../child-form.ts';
import type { RowToJudge } from '../judge-entry.ts';
import type { PeriodEntry, PeriodReport } from '../period-report.ts';
import { allPeriods } from './all-periods.ts';
import { foldValues } from './fold-values.ts';
import { reachMilestones } from './reach-milestones.ts';
import type { YearValue } from './year-value.ts';

/**
 * Makes the year's value of what was reported for its periods (RU14 to RU19). A period without a value is no zero: it
 * brings nothing and shows in the coverage.
 *
 * @throws RangeError for two entries of one period, which no rule could tell apart.
 */
export function foldPeriods(
  row: RowToJudge & Pick<ReportedValue, 'deviationReason'>,
  report: PeriodReport,
  budgetYear: number | null,
): YearValue {
  const entries = inOrderOfTime(report.entries);
  const deviationReason = row.deviationReason ?? compileReasons(entries);
  switch (report.rule) {
    case 'MILESTONES':
      return { ...reachMilestones(row, report.milestones, entries, budgetYear), deviationReason };
    case 'ALL_OF':
      return { ...allPeriods(row, entries, budgetYear), deviationReason };
    default:
      return { ...foldValues(row, report.rule, entries, budgetYear), deviationReason };
  }
}

function inOrderOfTime(entries: readonly PeriodEntry[]): readonly PeriodEntry[] {
  const ordered = [...entries].sort((a, b) => compareTexts(a.endsOn, b.endsOn));
  const twice = ordered.find(({ endsOn }, index) => ordered[index + 1]?.endsOn === endsOn);
  if (twice) throw new RangeError(`two entries of the period that ends on ${twice.endsOn}`);
  return ordered;
}

/** Each reason once; the latest last. */
function compileReasons(entries: readonly PeriodEntry[]): string | null {
  const reasons = entries.flatMap(({ deviationReason }) => deviationReason?.trim() || []);
  return reasons.length === 0 ? null : [...new Set(reasons)].join('；');
}
