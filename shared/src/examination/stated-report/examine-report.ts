import { findDifferingRates } from './find-differing-rates.ts';
import { findDifferingReasons } from './find-differing-reasons.ts';
import { findEmptyAnswers } from './find-empty-answers.ts';
import { findMissingFigures } from './find-missing-figures.ts';
import { findMissingMeasures } from './find-missing-measures.ts';
import { findNumbersWithoutRow } from './find-numbers-without-row.ts';
import { findPartlyInTopBand } from './find-partly-in-top-band.ts';
import { findPercentagesForWords } from './find-percentages-for-words.ts';
import { findProblemsLeftOut } from './find-problems-left-out.ts';
import { findRatesWithoutBase } from './find-rates-without-base.ts';
import { findReasonsWithoutReport } from './find-reasons-without-report.ts';
import { findRepeatedTargets } from './find-repeated-targets.ts';
import { findUndatedPublication } from './find-undated-publication.ts';
import { findUnsignedDeviations } from './find-unsigned-deviations.ts';
import { findUntracedScores } from './find-untraced-scores.ts';
import { findUseWithoutUnitScores } from './find-use-without-unit-scores.ts';
import { REPORT_VERDICTS, type ReportFinding, type ReportFindingCode } from './report-finding.ts';
import { rowsByIndicator } from './row-pairs.ts';
import type { StatedReport } from './stated-report.ts';

type Rule = (report: StatedReport) => ReportFinding[];

/** What a rule reads, so that its silence is told from a clean bill (EX6). */
interface RuleOfReport {
  readonly find: Rule;
  readonly hasFacts: (report: StatedReport) => boolean;
}

const hasBothViews: RuleOfReport['hasFacts'] = ({ rows }) =>
  rows.some(({ view }) => view === 'NARRATIVE') && rows.some(({ view }) => view === 'ANNEX');
const hasActuals: RuleOfReport['hasFacts'] = ({ rows }) =>
  rows.some(({ actual, target }) => actual !== null && target !== null);
const hasAspects: RuleOfReport['hasFacts'] = ({ aspects }) =>
  aspects.some(({ statement }) => statement !== null);

/** Every rule that reads a report as it states itself, by its id. */
const RULES: { readonly [C in ReportFindingCode]: RuleOfReport } = {
  F28: { find: findDifferingRates, hasFacts: hasBothViews },
  F29: { find: findDifferingReasons, hasFacts: hasBothViews },
  F30: { find: findRepeatedTargets, hasFacts: hasActuals },
  F32: { find: findReasonsWithoutReport, hasFacts: ({ unreported }) => unreported !== null },
  F33: { find: findRatesWithoutBase, hasFacts: hasActuals },
  F34: { find: findPartlyInTopBand, hasFacts: hasActuals },
  F35: { find: findPercentagesForWords, hasFacts: hasActuals },
  F36: {
    find: findNumbersWithoutRow,
    hasFacts: ({ figures, tableFigures }) => figures.length > 0 && tableFigures !== null,
  },
  F38: {
    find: findUnsignedDeviations,
    hasFacts: ({ rows }) => rows.some(({ deviation }) => deviation !== null),
  },
  F39: { find: findEmptyAnswers, hasFacts: hasAspects },
  F40: {
    find: findProblemsLeftOut,
    hasFacts: ({ aspects }) =>
      (['NARRATIVE', 'ANNEX'] as const).every((wanted) =>
        aspects.some(({ view, problem }) => view === wanted && problem !== null),
      ),
  },
  F41: { find: findMissingFigures, hasFacts: hasAspects },
  F42: {
    find: findMissingMeasures,
    hasFacts: (report) =>
      rowsByIndicator(report).some((rows) => rows.every(({ measure }) => measure !== null)),
  },
  F43: {
    find: findUseWithoutUnitScores,
    hasFacts: ({ resultUse, unitScores }) => resultUse !== null && unitScores !== null,
  },
  F44: { find: findUndatedPublication, hasFacts: ({ publication }) => publication !== null },
  F45: { find: findUntracedScores, hasFacts: ({ scores }) => scores.length > 0 },
};

// Every key of the record is a code; Object.keys only forgets it.
const CODES = Object.keys(REPORT_VERDICTS) as ReportFindingCode[];

/** Everything that the rules find in a report, by rule, then in the order of its rows. */
export function examineReport(report: StatedReport): ReportFinding[] {
  return CODES.flatMap((code) => RULES[code].find(report));
}

/** The rules that could not look, because what they compare is not known. */
export function reportRulesWithoutFacts(report: StatedReport): ReportFindingCode[] {
  return CODES.filter((code) => !RULES[code].hasFacts(report));
}
