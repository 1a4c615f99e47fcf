import type { PeriodRule } from '../../indicator/period-rule.ts';
import {
  compareRatios,
  formatRatio,
  multiplyRatios,
  ratioOf,
  type Ratio,
} from '../../indicator-value/ratio.ts';
import { divide, sumOf } from '../add-up.ts';
import type { RowToJudge } from '../judge-entry.ts';
import type { PeriodEntry, PeriodNote, PeriodStep, PeriodUse } from '../period-report.ts';
import { periodMaterialOf, readPeriod, type Figures } from './read-period.ts';
import { DECIMALS, yearOf, type YearValue } from './year-value.ts';

export type ValueRule = Exclude<PeriodRule, 'MILESTONES' | 'ALL_OF'>;

const RULE_IDS: Readonly<Record<ValueRule, string>> = {
  SUM: 'RU14',
  LATEST: 'RU15',
  MEAN: 'RU16',
  MINIMUM: 'RU16',
  MAXIMUM: 'RU16',
};

interface ReadPeriod {
  readonly entry: PeriodEntry;
  readonly figures: Figures;
}

/** Adds up, averages or chooses what the periods say, in the order of time. */
export function foldValues(
  row: RowToJudge,
  rule: ValueRule,
  entries: readonly PeriodEntry[],
  budgetYear: number | null,
): Omit<YearValue, 'deviationReason'> {
  const material = periodMaterialOf(row, rule, entries, budgetYear);
  const read = entries.map((entry) => ({ entry, ...readPeriod(row, entry, material, budgetYear) }));
  const counted = read.flatMap(({ entry, figures }) => (figures ? [{ entry, figures }] : []));
  const chosen = chooseOne(rule, counted);
  const figures = chosen ? chosen.figures : putTogether(rule, counted);
  const steps = read.map(({ entry, use, figures: own }): PeriodStep => ({
    endsOn: entry.endsOn,
    milestone: null,
    use: chosen && own && entry !== chosen.entry ? otherwiseOf(rule) : use,
    valueText: entry.valueText,
    value: own && formattedRank(own),
  }));
  return {
    ...yearOf(material, figures, (chosen ?? counted.at(-1))?.entry.valueText ?? null),
    trace: {
      rule,
      ruleId: RULE_IDS[rule],
      steps,
      coverage: { reported: steps.filter(({ use }) => use !== 'NOT_REPORTED').length, asked: steps.length },
      notes: rule === 'LATEST' && material.kind === 'NUMBERS' ? fallsOf(counted) : [],
    },
  };
}

/** The period that stands for the year; of equal ones the later. Null where all of them make it. */
function chooseOne(rule: ValueRule, counted: readonly ReadPeriod[]): ReadPeriod | null {
  if (rule === 'SUM' || rule === 'MEAN') return null;
  const last = counted.at(-1) ?? null;
  if (rule === 'LATEST') return last;
  // A quotient that cannot be computed is neither the least nor the most.
  const ranked = counted.flatMap((period) => {
    const rank = rankOf(period.figures);
    return rank ? [{ period, rank }] : [];
  });
  const [first, ...others] = ranked;
  if (!first) return last;
  const sign = rule === 'MINIMUM' ? 1 : -1;
  return others.reduce(
    (best, candidate) => (sign * compareRatios(candidate.rank, best.rank) <= 0 ? candidate : best),
    first,
  ).period;
}

function putTogether(rule: ValueRule, counted: readonly ReadPeriod[]): Figures | null {
  const [first] = counted;
  if (!first) return null;
  const share = rule === 'MEAN' ? ratioOf(1n, BigInt(counted.length)) : ratioOf(1n, 1n);
  return first.figures.map((_, index) =>
    multiplyRatios(sumOf(counted.flatMap(({ figures }) => figures[index] ?? [])), share),
  );
}

function otherwiseOf(rule: ValueRule): PeriodUse {
  return rule === 'LATEST' ? 'REPLACED' : 'NOT_CHOSEN';
}

/** A ratio's two figures stand for their quotient; null where that has none. */
function rankOf([first, second]: Figures): Ratio | null {
  return first && second ? divide(first, second) : (first ?? null);
}

function formattedRank(figures: Figures): string | null {
  const rank = rankOf(figures);
  return rank && formatRatio(rank, DECIMALS);
}

/** Where a cumulative value stands below the one before. */
function fallsOf(counted: readonly ReadPeriod[]): readonly PeriodNote[] {
  return counted.flatMap(({ entry, figures }, index) => {
    const before = counted[index - 1];
    const [was, is] = [before && rankOf(before.figures), rankOf(figures)];
    if (!before || !was || !is || compareRatios(is, was) >= 0) return [];
    return [
      {
        code: 'CUMULATIVE_FELL' as const,
        from: { endsOn: before.entry.endsOn, value: formatRatio(was, DECIMALS) },
        to: { endsOn: entry.endsOn, value: formatRatio(is, DECIMALS) },
      },
    ];
  });
}
