import type { Fen } from '../indicator-value/money.ts';
import type { AdministrativeLevel } from './administrative-level.ts';
import type { DayRange } from './days-between.ts';
import type { ExaminationPlace } from './examination-place.ts';
import type { FundColumn } from './form-material.ts';

/** Days from receipt, or from issue where the receipt is not known: then the true number is smaller or equal. */
export interface LatePassingOn {
  readonly upstream: string;
  readonly days: DayRange;
  readonly limit: number;
  readonly countedFrom: 'RECEIPT' | 'ISSUE';
}

export interface UndatedHop {
  readonly documentNumber: string;
  readonly passesOn: string;
  readonly missing: ReadonlyArray<'RECEIVED_ON' | 'ISSUED_ON'>;
}

/** What each finding compared, by the id of its rule in shared/SPEC.md. */
export interface ExaminationDetails {
  F01: LatePassingOn;
  F02: LatePassingOn;
  F03: { readonly hops: readonly UndatedHop[] };
  F04: { readonly days: DayRange; readonly levels: number; readonly daysNeeded: number };
  F05: {
    readonly headlineInFen: Fen;
    readonly ofYearInFen: Fen;
    readonly ofOtherYearsInFen: Fen;
    readonly otherYears: readonly number[];
  };
  F06: { readonly documentNumber: string; readonly statedIssuer: string; readonly issuerOfNumber: string };
  F07: { readonly columns: readonly FundColumn[] };
  F08: { readonly usingUnit: string; readonly allottedUnits: readonly string[] };
  F09: { readonly lines: ReadonlyArray<'LOCAL' | 'OTHER'> };
  F10: { readonly documentNumber: string; readonly citedFor: string; readonly subjects: readonly string[] };
  F11: {
    readonly documentNumber: string;
    readonly title: string;
    /** What the library has under the number and under the title; null: nothing. */
    readonly titleOfNumber: string | null;
    readonly numberOfTitle: string | null;
  };
  F12: { readonly execution: string; readonly levels: Readonly<Record<string, string>> };
  F13: { readonly targetText: string };
  F14: { readonly targetText: string; readonly titles: readonly string[] };
  /** `differsAt`: the first sign that differs, counted from 0 in the text without blanks. */
  F15: { readonly printed: string; readonly issued: string; readonly differsAt: number };
  F16: { readonly batches: readonly string[]; readonly rowsThatDiffer: readonly string[] };
  F17: {
    readonly holders: readonly string[];
    readonly batches: readonly string[];
    /** Named objects that stand in several tables; empty where the numbers alone show it. */
    readonly objects: readonly string[];
    readonly summed: string;
    readonly byObject: string;
  };
  F18: { readonly names: readonly string[] };
  F19: { readonly units: readonly string[] };
  F20: { readonly headings: readonly string[] };
  F21: { readonly targetText: string };
  F22: { readonly indicator: string; readonly executionWeight: string };
  F23: { readonly indicator: string; readonly cells: number };
  F24: { readonly person: string; readonly levels: readonly AdministrativeLevel[] };
  F25: { readonly name: string; readonly nearest: string | null };
  F26: { readonly ministries: readonly string[] };
  F31: { readonly level: AdministrativeLevel; readonly unreported: number; readonly issued: number };
}

export type ExaminationCode = keyof ExaminationDetails;

/** 错误, 疑似违规, 薄弱: wrong as it stands; likely against a rule; too weak to rely on. */
export type ExaminationSeverity = 'error' | 'likely-breach' | 'weakness';

/** The way out that is offered with a finding. */
export type SuggestionCode =
  | 'ENTER_RECEIPT_AND_EXPLAIN'
  | 'DATE_EVERY_HOP'
  | 'SHOW_PAYMENTS'
  | 'STATE_AMOUNT_OF_YEAR'
  | 'CORRECT_ISSUER'
  | 'FILL_IN_TOTAL'
  | 'NAME_ALLOTTED_UNIT'
  | 'STATE_ZERO_OR_AMOUNT'
  | 'CITE_FITTING_RULE'
  | 'CORRECT_CITATION'
  | 'STATE_REASON_AND_AUTHORITY'
  | 'SET_NUMBER'
  | 'ATTACH_DOCUMENT'
  | 'RESTORE_ISSUED_TARGET'
  | 'STATE_MERGING'
  | 'COUNT_OBJECTS_ONCE'
  | 'USE_ONE_NAME'
  | 'USE_ONE_UNIT'
  | 'USE_ONE_HEADING'
  | 'NAME_BASELINE'
  | 'SCORE_EXECUTION_ONCE'
  | 'LINK_TO_PARENT'
  | 'NAME_RESPONSIBLE_PER_LEVEL'
  | 'NAME_UNIT_OF_TREE'
  | 'AGREE_ON_MINISTRY'
  | 'REPORT_TARGETS';

interface Verdict {
  readonly severity: ExaminationSeverity;
  readonly suggestion: SuggestionCode;
}

const error = (suggestion: SuggestionCode): Verdict => ({ severity: 'error', suggestion });
const likelyBreach = (suggestion: SuggestionCode): Verdict => ({ severity: 'likely-breach', suggestion });
const weakness = (suggestion: SuggestionCode): Verdict => ({ severity: 'weakness', suggestion });

/** How grave each is and what leads out of it. F27 has no rule: the field names none. F28 on need the report. */
export const EXAMINATION_VERDICTS: { readonly [C in ExaminationCode]: Verdict } = {
  F01: likelyBreach('ENTER_RECEIPT_AND_EXPLAIN'),
  F02: likelyBreach('ENTER_RECEIPT_AND_EXPLAIN'),
  F03: weakness('DATE_EVERY_HOP'),
  F04: weakness('SHOW_PAYMENTS'),
  F05: weakness('STATE_AMOUNT_OF_YEAR'),
  F06: error('CORRECT_ISSUER'),
  F07: error('FILL_IN_TOTAL'),
  F08: weakness('NAME_ALLOTTED_UNIT'),
  F09: weakness('STATE_ZERO_OR_AMOUNT'),
  F10: weakness('CITE_FITTING_RULE'),
  F11: error('CORRECT_CITATION'),
  F12: likelyBreach('STATE_REASON_AND_AUTHORITY'),
  F13: weakness('SET_NUMBER'),
  F14: weakness('ATTACH_DOCUMENT'),
  F15: error('RESTORE_ISSUED_TARGET'),
  F16: weakness('STATE_MERGING'),
  F17: likelyBreach('COUNT_OBJECTS_ONCE'),
  F18: weakness('USE_ONE_NAME'),
  F19: weakness('USE_ONE_UNIT'),
  F20: weakness('USE_ONE_HEADING'),
  F21: weakness('NAME_BASELINE'),
  F22: weakness('SCORE_EXECUTION_ONCE'),
  F23: weakness('LINK_TO_PARENT'),
  F24: weakness('NAME_RESPONSIBLE_PER_LEVEL'),
  F25: weakness('NAME_UNIT_OF_TREE'),
  F26: weakness('AGREE_ON_MINISTRY'),
  F31: likelyBreach('REPORT_TARGETS'),
};

/** A place with what was read there; null: nothing stands there. */
export interface Reading {
  readonly place: ExaminationPlace;
  readonly text: string | null;
}

/** Every place that a rule read, the one that the finding belongs to first. */
export type Trace = readonly [Reading, ...Reading[]];

/** One finding of an examination (审核发现), as data: `code` is the id of the rule that found it. */
export type ExaminationFinding<Code extends ExaminationCode = ExaminationCode> = {
  readonly [C in Code]: Verdict & {
    readonly code: C;
    readonly trace: Trace;
    readonly details: ExaminationDetails[C];
  };
}[Code];

type Found = {
  readonly [C in ExaminationCode]: { readonly code: C; readonly details: ExaminationDetails[C] };
}[ExaminationCode];

/** Nothing was read, nothing is found: a finding without a place would help nobody. */
export function findingAt(trace: readonly Reading[], found: Found): ExaminationFinding[] {
  const [first, ...others] = trace;
  return first ? [{ ...found, ...EXAMINATION_VERDICTS[found.code], trace: [first, ...others] }] : [];
}
