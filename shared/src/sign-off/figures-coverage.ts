import { formatFenInWanyuan, type Fen } from '../indicator-value/money.ts';

/** Of which forms a report's figures are (RU6), so that its sums can be held against those of all forms. */
export interface FiguresCoverage {
  /** Forms of the units right below that count. */
  readonly approvedForms: number;
  /** Those that do not yet. */
  readonly pendingForms: number;
  /** What the pending ones state, as the report tells it apart; null where it is not known. */
  readonly pendingBudgetInFen: Fen | null;
  readonly pendingExecutedInFen: Fen | null;
}

/** To be said beside all figures; null where every form counts, or an older release noted no coverage. */
export function describeCoverage(coverage: FiguresCoverage | undefined): string | null {
  if (!coverage || coverage.pendingForms === 0) return null;
  const all = coverage.approvedForms + coverage.pendingForms;
  return `以上只计各地审核通过的自评表：${all} 张中的 ${coverage.approvedForms} 张。`;
}

/** What a sum of money leaves out; null where that is nothing, or nobody knows how much. */
export function describePending(
  fen: Fen | null,
  pendingFen: Fen | null,
  coverage: FiguresCoverage | undefined,
): string | null {
  if (!coverage || coverage.pendingForms === 0 || pendingFen === null) return null;
  const pending = `另有 ${coverage.pendingForms} 张未审核通过的填报 ${formatFenInWanyuan(pendingFen)} 万元`;
  if (fen === null) return pending;
  const all = formatFenInWanyuan(fen + pendingFen);
  return `审核通过的 ${coverage.approvedForms} 张自评表合计；${pending}，共 ${all} 万元`;
}
