import type { FormMaterial, FundAmounts, FundColumn, FundLine } from './form-material.ts';
import { findingAt, type ExaminationFinding, type Reading } from './examination-finding.ts';
import { formatFenInWanyuan } from '../indicator-value/money.ts';
import type { RoundMaterial } from './round-material.ts';

const COLUMNS: readonly FundColumn[] = ['annualBudget', 'arrived', 'executed'];
const PARTS: readonly FundLine[] = ['CENTRAL', 'LOCAL', 'OTHER'];

/** F07: the total of the funds (资金总额) printed empty although a part of it is filled. */
export function findEmptyTotals({ forms }: RoundMaterial): ExaminationFinding[] {
  return forms.flatMap((form) => {
    const total = form.funds?.TOTAL;
    if (!form.funds || !total) return [];
    const { funds } = form;
    const columns = COLUMNS.filter(
      (column) => total[column] === null && PARTS.some((line) => amountIn(funds[line], column) !== null),
    );
    const trace = columns.flatMap((column) => [
      fundReading(form, 'TOTAL', column, null),
      ...PARTS.map((line) => fundReading(form, line, column, amountIn(funds[line], column))).filter(
        ({ text }) => text !== null,
      ),
    ]);
    return findingAt(trace, { code: 'F07', details: { columns } });
  });
}

function amountIn(amounts: FundAmounts | null, column: FundColumn): number | null {
  return amounts?.[column] ?? null;
}

function fundReading(form: FormMaterial, line: FundLine, column: FundColumn, fen: number | null): Reading {
  return {
    place: { kind: 'FUND', formId: form.id, holder: form.holder, line, column },
    text: fen === null ? null : formatFenInWanyuan(fen),
  };
}
