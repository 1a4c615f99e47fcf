import type { FundAspect } from '../statement-material.ts';
import type { ExaminationSeverity } from '../examination-finding.ts';
import type { StatedReading } from './stated-place.ts';

/** What each finding compared, by the id of its rule in shared/SPEC.md. Rates are per cent as plain decimals. */
export interface ReportFindingDetails {
  /** `repeatsTarget`: the annex states no rate, but repeats its target, which claims all of it. */
  F28: {
    readonly narrative: string;
    readonly annex: string;
    readonly annexBy: RateOrigin;
    /** Another indicator on which the narrative puts the annex's rate; null: none. */
    readonly statedOn: string | null;
  };
  /** Null: this view gives no reason. */
  F29: { readonly narrative: string | null; readonly annex: string | null };
  F30: { readonly text: string };
  F32: { readonly reason: string; readonly unreported: readonly string[] };
  F33: { readonly rate: string };
  F34: { readonly rate: string };
  F35: { readonly target: string; readonly actual: string };
  F36: { readonly value: string; readonly unit: string | null };
  F38: { readonly deviation: string };
  F39: { readonly aspect: FundAspect; readonly answer: string };
  F40: { readonly aspect: FundAspect; readonly problem: string };
  F41: { readonly aspect: FundAspect };
  /** `rate` null: missed, but without a rate. */
  F42: {
    readonly rate: string | null;
    readonly missing: ReadonlyArray<'MEASURE' | 'OWNER' | 'DATE'>;
  };
  F43: { readonly use: string };
  F44: { readonly missing: ReadonlyArray<'DATE' | 'PLACE'> };
  /** `sumOfRows` null: no row of the part states a score. */
  F45: { readonly part: string; readonly score: string; readonly sumOfRows: string | null };
}

/** How a row's rate is known: printed; from its numbers; claimed by repeating the target. */
export type RateOrigin = 'STATED' | 'COMPUTED' | 'REPEATED_TARGET';

export type ReportFindingCode = keyof ReportFindingDetails;

/** The way out that is offered with a finding. */
export type ReportSuggestion =
  | 'AGREE_ON_RATE'
  | 'AGREE_ON_REASON'
  | 'STATE_WHAT_WAS_DONE'
  | 'REPORT_WHAT_REASON_NAMES'
  | 'NAME_BASE_OF_RATE'
  | 'PUT_INTO_LOWER_BAND'
  | 'ANSWER_IN_KIND_OF_TARGET'
  | 'TRACE_NUMBER_TO_ROW'
  | 'SIGN_DEVIATION'
  | 'ANSWER_ASPECT'
  | 'TELL_PROBLEM_IN_TABLE'
  | 'GIVE_FIGURES'
  | 'NAME_MEASURE_OWNER_DATE'
  | 'SCORE_EACH_UNIT'
  | 'NAME_DATE_AND_PLACE'
  | 'SCORE_EACH_ROW';

interface Verdict {
  readonly severity: ExaminationSeverity;
  readonly suggestion: ReportSuggestion;
}

const error = (suggestion: ReportSuggestion): Verdict => ({ severity: 'error', suggestion });
const weakness = (suggestion: ReportSuggestion): Verdict => ({ severity: 'weakness', suggestion });

/** How grave each is and what leads out of it. F31 is of the round; F37 has no rule: the field names none. */
export const REPORT_VERDICTS: { readonly [C in ReportFindingCode]: Verdict } = {
  F28: error('AGREE_ON_RATE'),
  F29: error('AGREE_ON_REASON'),
  F30: error('STATE_WHAT_WAS_DONE'),
  F32: weakness('REPORT_WHAT_REASON_NAMES'),
  F33: weakness('NAME_BASE_OF_RATE'),
  F34: weakness('PUT_INTO_LOWER_BAND'),
  F35: error('ANSWER_IN_KIND_OF_TARGET'),
  F36: weakness('TRACE_NUMBER_TO_ROW'),
  F38: weakness('SIGN_DEVIATION'),
  F39: weakness('ANSWER_ASPECT'),
  F40: weakness('TELL_PROBLEM_IN_TABLE'),
  F41: weakness('GIVE_FIGURES'),
  F42: weakness('NAME_MEASURE_OWNER_DATE'),
  F43: weakness('SCORE_EACH_UNIT'),
  F44: weakness('NAME_DATE_AND_PLACE'),
  F45: weakness('SCORE_EACH_ROW'),
};

/** One finding of the examination of a report, as data: `code` is the id of the rule that found it. */
export type ReportFinding<Code extends ReportFindingCode = ReportFindingCode> = {
  readonly [C in Code]: Verdict & {
    readonly code: C;
    /** Every place that the rule read, the one that the finding belongs to first. */
    readonly trace: readonly [StatedReading, ...StatedReading[]];
    readonly details: ReportFindingDetails[C];
  };
}[Code];

type Found = {
  readonly [C in ReportFindingCode]: { readonly code: C; readonly details: ReportFindingDetails[C] };
}[ReportFindingCode];

/** Nothing was read, nothing is found: a finding without a place would help nobody. */
export function reportFindingAt(trace: readonly StatedReading[], found: Found): ReportFinding[] {
  const [first, ...others] = trace;
  return first ? [{ ...found, ...REPORT_VERDICTS[found.code], trace: [first, ...others] }] : [];
}
