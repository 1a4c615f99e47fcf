import type { Fen } from '../indicator-value/money.ts';
import type { AdministrativeLevel } from './administrative-level.ts';

/** An issued target table (绩效目标表): what the level above asks of one holder for one batch of money. */
export interface TableMaterial {
  readonly id: string;
  /** The level that issued it. */
  readonly from: AdministrativeLevel;
  readonly batch: string | null;
  /** The unit that it was issued to, as printed. */
  readonly holder: string;
  readonly holderLevel: AdministrativeLevel;
  readonly amountInFen: Fen | null;
  /** 主管部门 of the table's head, as printed. */
  readonly ministry: string | null;
  /** 负责人 of the table's head, as printed. */
  readonly responsiblePerson: string | null;
  readonly indicators: readonly IndicatorMaterial[];
}

export interface IndicatorMaterial {
  readonly id: string;
  readonly level1: string;
  readonly level2: string | null;
  readonly level3: string;
  /** As printed: '' is an empty cell, null unknown. */
  readonly targetText: string | null;
  /** The indicator or form row of the level above that this one feeds; null: it feeds none. */
  readonly feeds: string | null;
  /** The enterprises or projects that are counted, where they are named; null: unknown. */
  readonly objects: readonly string[] | null;
}
