import { formatRatio, ratioOf } from '../../indicator-value/ratio.ts';
import { compareTexts } from '../add-up.ts';
import { judgeEntry, type RowToJudge } from '../judge-entry.ts';
import type { Milestone, PeriodEntry, PeriodStep, PeriodUse } from '../period-report.ts';
import { isBlank } from '../read-entry.ts';
import { RESULT_WORDS } from '../result-words.ts';
import { DECIMALS, wordsOfYear, type YearValue } from './year-value.ts';

/**
 * The completion is the weight of the milestones that were reached in time, of the weight of all (RU17). A milestone
 * is reached by a period that ends no later than it is due and meets its target; one that nobody reported on earns
 * nothing, like any row without an actual (SC5), and shows in the coverage.
 */
export function reachMilestones(
  row: RowToJudge,
  milestones: readonly Milestone[],
  entries: readonly PeriodEntry[],
  budgetYear: number | null,
): Omit<YearValue, 'deviationReason'> {
  const isReported = entries.some(({ valueText }) => !isBlank(valueText, budgetYear));
  const judged = [...milestones]
    .sort((a, b) => compareTexts(a.dueOn, b.dueOn))
    .map((milestone) => ({ milestone, step: judgeMilestone(row, milestone, entries, budgetYear) }));
  const steps = judged.map(({ step }) => step);
  return {
    ...resultOf(judged, isReported),
    trace: {
      rule: 'MILESTONES',
      ruleId: 'RU17',
      steps,
      coverage: { reported: steps.filter(({ use }) => use !== 'NOT_REPORTED').length, asked: steps.length },
      notes: [],
    },
  };
}

interface JudgedMilestone {
  readonly milestone: Milestone;
  readonly step: PeriodStep;
}

/** Told by the first period that reaches it, else by the last one that was asked for by the day it is due. */
function judgeMilestone(
  row: RowToJudge,
  { name, dueOn, targetText }: Milestone,
  entries: readonly PeriodEntry[],
  budgetYear: number | null,
): PeriodStep {
  const outcomes = entries.map((entry) => ({
    entry,
    isInTime: entry.endsOn <= dueOn,
    outcome: isBlank(entry.valueText, budgetYear)
      ? null
      : (judgeEntry({ ...row, targetText }, entry, budgetYear)?.outcome ?? null),
  }));
  const stepOf = (use: PeriodUse, entry: PeriodEntry | undefined): PeriodStep => ({
    endsOn: entry?.endsOn ?? dueOn,
    milestone: name,
    use,
    valueText: entry?.valueText ?? null,
    value: null,
  });
  const reached = outcomes.find(({ outcome }) => outcome === 'MET');
  if (reached?.isInTime) return stepOf('COUNTED', reached.entry);
  const atDueDate = outcomes.filter(({ isInTime }) => isInTime).at(-1);
  // Without a report by the due date nobody knows whether what came later had not been there in time.
  if (!atDueDate?.outcome) return stepOf('NOT_REPORTED', atDueDate?.entry);
  if (reached) return stepOf('LATE', reached.entry);
  return stepOf(atDueDate.outcome === 'MISSED' ? 'NOT_MET' : 'UNDECIDED', atDueDate.entry);
}

/** Open while a person has still to judge a milestone. */
function resultOf(judged: readonly JudgedMilestone[], isReported: boolean) {
  const weightOf = (those: readonly JudgedMilestone[]) =>
    those.reduce((sum, { milestone }) => sum + BigInt(milestone.weight), 0n);
  const all = weightOf(judged);
  if (!isReported || all === 0n) return wordsOfYear(null, null);
  const reached = weightOf(judged.filter(({ step }) => step.use === 'COUNTED'));
  if (judged.some(({ step }) => step.use === 'UNDECIDED')) return wordsOfYear(RESULT_WORDS.NOT_ALL, null);
  const words = reached === all ? RESULT_WORDS.ALL : reached === 0n ? RESULT_WORDS.NONE : RESULT_WORDS.PARTLY;
  return wordsOfYear(words, formatRatio(ratioOf(reached, all), DECIMALS));
}
