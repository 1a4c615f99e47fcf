import type { FundAspect } from '../statement-material.ts';

/** Narrative (正文) or annex (附表): the two views that a report gives of its rows. */
export type StatedView = 'NARRATIVE' | 'ANNEX';

/** Where a text stands in a file; all counted from 1. A sentence by its paragraph under a heading. */
export type StatedPosition =
  | {
      readonly kind: 'CELL';
      /** The sheet of a workbook; null in a text document, whose tables are counted. */
      readonly sheet: string | null;
      readonly table: number;
      /** As its caption numbers it; not there where it has none. */
      readonly label?: string;
      readonly row: number;
      readonly column: number;
    }
  | {
      readonly kind: 'SENTENCE';
      /** The heading above, as printed. */
      readonly section: string | null;
      readonly paragraph: number;
      readonly sentence: number;
    };

/** What stands at one place; '' is an empty cell, or nothing where something is due. */
export interface StatedText {
  readonly text: string;
  /** Null where the figures are known without the file. */
  readonly at: StatedPosition | null;
}

/**
 * A report (自评报告) as it states itself: made by this product or elsewhere, read from a file or put together.
 *
 * Null is unknown: a rule that needs it says nothing. '' is known to be empty.
 */
export interface StatedReport {
  readonly budgetYear: number | null;
  /** What annex and narrative state of each indicator, annex first, each in its own order. */
  readonly rows: readonly StatedRow[];
  readonly aspects: readonly StatedAspect[];
  readonly scores: readonly StatedScore[];
  /** How the results are used (结果应用). */
  readonly resultUse: StatedText | null;
  /** Where and when the report was published (公开情况). */
  readonly publication: StatedText | null;
  /** The scores that are stated for single units; null: unknown. */
  readonly unitScores: readonly StatedText[] | null;
  /** Names of issued indicators that nobody reported; null: unknown. */
  readonly unreported: readonly string[] | null;
  /** Numbers of the narrative's part on completion. */
  readonly figures: readonly StatedFigure[];
  /** All numbers that stand in tables; null: there is no table to hold them against. */
  readonly tableFigures: readonly Amount[] | null;
}

/** Which texts a row may have. */
export const STATED_FIELDS = [
  'target',
  'actual',
  'rate',
  'deviation',
  'reason',
  'measure',
  'weight',
  'score',
] as const;

export type StatedField = (typeof STATED_FIELDS)[number];

/** One indicator in one view. A column that the view does not have is null. */
export interface StatedRow extends Readonly<Record<StatedField, StatedText | null>> {
  readonly view: StatedView;
  /** The level-3 name as printed. */
  readonly indicator: string;
  readonly level1: string;
  readonly level2: string | null;
}

/** One of the seven aspects of fund management in one view. */
export interface StatedAspect {
  readonly view: StatedView;
  readonly aspect: FundAspect;
  readonly statement: StatedText | null;
  /** 存在问题. */
  readonly problem: StatedText | null;
}

/** A score that the report states for a part of its total. */
export interface StatedScore {
  /** A level-1 name, EXECUTION (预算执行率) or TOTAL. */
  readonly part: string;
  /** Plain decimals. */
  readonly score: string;
  readonly weight: string | null;
  readonly at: StatedPosition | null;
}

export const EXECUTION_PART = 'EXECUTION';
export const TOTAL_PART = 'TOTAL';

/** A number with its unit; the value is a plain decimal. */
export interface Amount {
  readonly value: string;
  readonly unit: string | null;
}

export interface StatedFigure extends Amount {
  readonly stated: StatedText;
}

const NO_TEXTS: Readonly<Record<StatedField, null>> = {
  target: null,
  actual: null,
  rate: null,
  deviation: null,
  reason: null,
  measure: null,
  weight: null,
  score: null,
};

/** A row of which only what is given is known. */
export function statedRow(
  known: Pick<StatedRow, 'view' | 'indicator' | 'level1'> & Partial<StatedRow>,
): StatedRow {
  return { level2: null, ...NO_TEXTS, ...known };
}
