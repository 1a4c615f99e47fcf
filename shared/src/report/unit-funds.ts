import type { Fen } from '../indicator-value/money.ts';
import { ratioOf, type Ratio } from '../indicator-value/ratio.ts';
import type { Span } from './report-document.ts';
import type { ReportExecution, ReportForm, ReportMaterial } from './report-material.ts';
import { fieldOf, type SourceField } from './source.ts';
import { money, open, share } from './spans.ts';
import { PREPARER } from './wording/labels.ts';

type Column = 'annualBudgetInFen' | 'arrivedInFen' | 'executedInFen';

/** A sum of money with the fields that it adds up; null where nobody reported it, or one part of it is missing. */
export interface FundSum {
  readonly fen: Fen | null;
  readonly of: readonly SourceField[];
}

/** 全年预算数, 到位数, 全年执行数 of some forms and sources. */
export interface FundLine {
  readonly budget: FundSum;
  readonly arrived: FundSum;
  readonly executed: FundSum;
}

/** Of a form that is not approved yet nothing counts (RU6); the report tells it apart. */
export function approvedForms(forms: readonly ReportForm[]): ReportForm[] {
  return forms.filter(({ state }) => state === 'APPROVED');
}

export function pendingForms(forms: readonly ReportForm[]): ReportForm[] {
  return forms.filter(({ state }) => state !== 'APPROVED');
}

/**
 * Adds up the money of these forms.
 *
 * A source without any figure adds nothing. One that states only a part leaves that sum unknown: a sum with a hole in
 * it would be believed.
 */
export function sumFundsOf(
  { fundExecutions }: ReportMaterial,
  forms: readonly ReportForm[],
  sources: readonly ReportExecution['source'][],
): FundLine {
  const ids = new Set(forms.map(({ id }) => id));
  const stated = fundExecutions.filter(
    (row) =>
      ids.has(row.selfEvaluationId) &&
      sources.includes(row.source) &&
      (row.annualBudgetInFen !== null || row.executedInFen !== null),
  );
  const sumOf = (column: Column): FundSum => {
    const amounts = stated.flatMap((row) => row[column] ?? []);
    const isKnown = stated.length > 0 && amounts.length === stated.length;
    return {
      fen: isKnown ? amounts.reduce((sum, amount) => sum + amount, 0) : null,
      of: stated.map((row) => fieldOf('FUND_EXECUTION', row, column)),
    };
  };
  return {
    budget: sumOf('annualBudgetInFen'),
    arrived: sumOf('arrivedInFen'),
    executed: sumOf('executedInFen'),
  };
}

export function isKnown(line: FundLine): boolean {
  return line.budget.fen !== null && line.executed.fen !== null;
}

/** The sum, or the open place where it is not known. */
export function fundValue({ fen, of }: FundSum, missing: string): Span {
  return fen === null ? open(missing, PREPARER) : money(fen, { kind: 'SUM', of });
}

/** Executed ÷ budget; null where it is not known or there is nothing to execute. */
export function rateOf({ budget, executed }: FundLine): Ratio | null {
  if (budget.fen === null || executed.fen === null || budget.fen === 0) return null;
  return ratioOf(BigInt(executed.fen), BigInt(budget.fen));
}

export function rateValue(line: FundLine): Span | null {
  const rate = rateOf(line);
  return rate && share(rate, { kind: 'RATE', dividend: line.executed.of, divisor: line.budget.of });
}
