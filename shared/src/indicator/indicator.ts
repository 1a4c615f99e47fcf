import type { Centipoints } from '../indicator-value/points.ts';
import type { AggregationRule } from './aggregation-rule.ts';
import type { PeriodRule } from './period-rule.ts';
import type { RollUpSource } from './roll-up-source.ts';

/** A level-3 performance indicator (三级绩效指标) of a target table: what is asked, what it weighs, what it feeds. */
export interface Indicator {
  readonly id: string;
  /** Place in the table, from 1. */
  readonly position: number;
  readonly level1: string;
  /** '' or null where the table prints none. */
  readonly level2: string | null;
  readonly level3: string;
  /** The target exactly as printed. */
  readonly targetText: string;
  /** Null: an equal share of what the printed weights leave of the level's weight (SC8). */
  readonly weight: Centipoints | null;
  /** How values from below become this indicator's; null where nothing feeds it. */
  readonly aggregationRule: AggregationRule | null;
  /** How what is reported for the periods of the year becomes its value; null where it is reported once. */
  readonly periodRule: PeriodRule | null;
  /** What it is put together from; null: as its table is. */
  readonly rollUpSource: RollUpSource | null;
  /** The indicator of the level above that this one feeds. */
  readonly parentIndicatorId: string | null;
}
