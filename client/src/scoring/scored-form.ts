import { compareDecimals, parseDecimal } from '@attain/shared/indicator-value/decimal';
import type { ParsedActual, ParsedTarget } from '@attain/shared/indicator-value/parsed-value';
import type { Centipoints } from '@attain/shared/indicator-value/points';
import type { CompiledTable } from '@attain/shared/scoring/compile-table';
import type { Grade } from '@attain/shared/scoring/grade';
import type { Judgement } from '@attain/shared/scoring/judgement';
import type { ScoredTable } from '@attain/shared/scoring/score-compiled-table';
import type { FormRowView, FormView } from '../local-data/form-view.ts';
import type { DeviationMark } from '../ui/deviation-mark.ts';

/** A deviation in words: at full length, for a closed row, and in figures alone for a narrow column. */
export interface DeviationWords {
  readonly mark: DeviationMark;
  readonly full: string;
  readonly short: string;
  readonly figures: string;
}

/** One row with what the rules say about it. */
export interface ScoredRow {
  readonly row: FormRowView;
  readonly judgement: Judgement;
  readonly target: ParsedTarget;
  readonly actual: ParsedActual;
  /** The actual value with its unit as it is read aloud: 11 项; null when not reported. */
  readonly actualText: string | null;
  /** A person gives the completion: words, a pointer to another document, a grade. */
  readonly isJudged: boolean;
  readonly isFilled: boolean;
  /** Below the target, or past its ceiling: reason and measure are owed. */
  readonly isMissed: boolean;
  /** So far above that a reason is owed, but no measure. */
  readonly isOvershot: boolean;
  /** In per cent, exact to one decimal, for the bar; null when not computable. */
  readonly percent: number | null;
  /** The same in words (84.6%). */
  readonly percentText: string | null;
  readonly deviation: DeviationWords;
  readonly weight: Centipoints;
  readonly score: Centipoints | null;
  /** 5.71 × 11 ÷ 13; null when there is nothing to compute. */
  readonly sum: string | null;
}

/** Rows of one level 2 under their heading, in the order of the table. */
export interface ScoredGroup {
  readonly level2: string;
  readonly rows: readonly ScoredRow[];
}

export interface ScoredLevel {
  readonly level1: string;
  /** Without 指标, for tabs: 产出. */
  readonly shortName: string;
  readonly groups: readonly ScoredGroup[];
  readonly weight: Centipoints;
  /** What is certain so far; `isDecided` tells whether it is all. */
  readonly score: Centipoints;
  readonly isDecided: boolean;
  readonly done: number;
  readonly all: number;
}

export interface ScoredExecution {
  /** Over all sources, in 万元 as plain decimals; null while one of them is unknown. */
  readonly budget: string | null;
  readonly executed: string | null;
  readonly percent: number | null;
  readonly percentText: string | null;
  readonly weight: Centipoints;
  readonly score: Centipoints | null;
  readonly done: number;
  readonly all: number;
}

export interface ScoredForm {
  readonly view: FormView;
  /** The engine's own view of it, for explanations. */
  readonly table: CompiledTable;
  readonly scored: ScoredTable;
  readonly rows: readonly ScoredRow[];
  readonly levels: readonly ScoredLevel[];
  readonly execution: ScoredExecution;
  readonly total: Centipoints | null;
  readonly lowest: Centipoints;
  readonly highest: Centipoints;
  readonly grade: Grade | null;
  /** Indicators filled in, of all. */
  readonly done: number;
  readonly all: number;
  readonly missed: number;
}

/** More was paid out than there was: more often a slip (元 typed for 万元) than a fact. */
export function isOverspent({ execution }: ScoredForm): boolean {
  const [budget, executed] = [execution.budget, execution.executed].map((text) => parseDecimal(text ?? ''));
  return !!budget && !!executed && compareDecimals(executed, budget) > 0;
}
