import type { Fen } from '../indicator-value/money.ts';

/** The seven aspects of fund management that every report answers. */
export const FundAspect = {
  /** 分配科学性 */
  ALLOCATION: 'ALLOCATION',
  /** 下达及时性 */
  TIMELINESS: 'TIMELINESS',
  /** 拨付合规性 */
  PAYMENT: 'PAYMENT',
  /** 使用规范性 */
  USE: 'USE',
  /** 执行准确性 */
  EXECUTION: 'EXECUTION',
  /** 预算绩效管理情况 */
  PERFORMANCE_MANAGEMENT: 'PERFORMANCE_MANAGEMENT',
  /** 支出责任履行情况 */
  EXPENDITURE_DUTY: 'EXPENDITURE_DUTY',
} as const;

export type FundAspect = keyof typeof FundAspect;

/** What the report says in words, as far as it is known. */
export interface StatementMaterial {
  /** The amount that the report names first; null: unknown. */
  readonly headline: HeadlineMaterial | null;
  /** Aspects whose texts are not known are left out. */
  readonly aspects: ReadonlyArray<{ readonly aspect: FundAspect; readonly text: string }>;
  readonly citations: readonly CitationMaterial[];
}

export interface HeadlineMaterial {
  readonly amountInFen: Fen;
  /** The documents that it adds up; null where it names none. */
  readonly documentNumbers: readonly string[] | null;
}

/** A rule or document that the report refers to. */
export interface CitationMaterial {
  readonly id: string;
  readonly documentNumber: string | null;
  readonly title: string | null;
  /** Whose document it is said to be. */
  readonly issuer: string | null;
  /** What it is cited for, in the words of the library's subjects; null: unknown. */
  readonly subject: string | null;
}
