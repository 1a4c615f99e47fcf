import { judgeEntry, type RowToJudge } from '../judge-entry.ts';
import type { PeriodEntry, PeriodStep, PeriodUse } from '../period-report.ts';
import { isBlank } from '../read-entry.ts';
import { RESULT_WORDS } from '../result-words.ts';
import { wordsOfYear, type YearValue } from './year-value.ts';

/**
 * Met only when the row's target is met in every period (全部达成, RU18). One that misses it decides; while none
 * does, what is missing could still decide, and the completion is left open.
 */
export function allPeriods(
  row: RowToJudge,
  entries: readonly PeriodEntry[],
  budgetYear: number | null,
): Omit<YearValue, 'deviationReason'> {
  const steps = entries.map((entry): PeriodStep => ({
    endsOn: entry.endsOn,
    milestone: null,
    use: useOf(row, entry, budgetYear),
    valueText: entry.valueText,
    value: null,
  }));
  const reported = steps.filter(({ use }) => use !== 'NOT_REPORTED').length;
  return {
    ...resultOf(steps, reported),
    trace: {
      rule: 'ALL_OF',
      ruleId: 'RU18',
      steps,
      coverage: { reported, asked: steps.length },
      notes: [],
    },
  };
}

function useOf(row: RowToJudge, entry: PeriodEntry, budgetYear: number | null): PeriodUse {
  if (isBlank(entry.valueText, budgetYear)) return 'NOT_REPORTED';
  const outcome = judgeEntry(row, entry, budgetYear)?.outcome;
  return outcome === 'MET' ? 'COUNTED' : outcome === 'MISSED' ? 'NOT_MET' : 'UNDECIDED';
}

function resultOf(steps: readonly PeriodStep[], reported: number) {
  if (reported === 0) return wordsOfYear(null, null);
  if (steps.some(({ use }) => use === 'NOT_MET')) return wordsOfYear(RESULT_WORDS.NOT_ALL, '0');
  return steps.every(({ use }) => use === 'COUNTED')
    ? wordsOfYear(RESULT_WORDS.ALL, '1')
    : wordsOfYear(RESULT_WORDS.NOT_ALL_REPORTED, null);
}
