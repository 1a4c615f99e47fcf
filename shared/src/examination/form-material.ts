import type { Fen } from '../indicator-value/money.ts';
import type { Centipoints } from '../indicator-value/points.ts';
import type { LevelWeight } from '../scoring/scheme.ts';

/** A self-evaluation table (自评表) as it is filled in or printed. */
export interface FormMaterial {
  readonly id: string;
  /** The unit that reports in it, as printed. */
  readonly holder: string;
  /** 资金使用单位, as printed; null where the form has no such cell. */
  readonly usingUnit: string | null;
  /** The issued tables that it answers. */
  readonly tableIds: readonly string[];
  /** What the form says about holding several batches; null: nothing. */
  readonly mergeNote: string | null;
  /** Null: unknown. */
  readonly weights: WeightsMaterial | null;
  /** Null: unknown. */
  readonly funds: FundsMaterial | null;
  readonly rows: readonly FormRowMaterial[];
}

/** The weights of a form's scheme (评分方案). */
export interface WeightsMaterial {
  readonly execution: Centipoints;
  readonly levels: readonly LevelWeight[];
  /** Why they are not the default's, and by whose authority; null: not stated. */
  readonly reason: string | null;
}

export const FundLine = { TOTAL: 'TOTAL', CENTRAL: 'CENTRAL', LOCAL: 'LOCAL', OTHER: 'OTHER' } as const;
/** 资金总额, 中央资金, 地方资金, 其他资金. */
export type FundLine = keyof typeof FundLine;

/** 全年预算数, 到位数, 全年执行数. */
export interface FundAmounts {
  readonly annualBudget: Fen | null;
  readonly arrived: Fen | null;
  readonly executed: Fen | null;
}

export type FundColumn = keyof FundAmounts;

export interface FundsMaterial {
  /** As printed; null where the form prints no total of its own but computes it. */
  readonly TOTAL: FundAmounts | null;
  readonly CENTRAL: FundAmounts;
  readonly LOCAL: FundAmounts;
  readonly OTHER: FundAmounts;
}

export interface FormRowMaterial {
  /** The id of the issued indicator itself where the form is filled in on the issued table. */
  readonly id: string;
  readonly level1: string;
  readonly level2: string | null;
  readonly level3: string;
  /** As printed: '' is an empty cell, null unknown. */
  readonly targetText: string | null;
  /** Null or '': not reported. */
  readonly actualText: string | null;
  /** The issued indicators that this row reports on. */
  readonly answers: readonly string[];
}
