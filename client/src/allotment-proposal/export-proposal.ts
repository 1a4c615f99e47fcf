import type { AllotmentProposal } from '@attain/shared/allotment-proposal/allotment-proposal';
import { formatFenInWanyuan, type Fen } from '@attain/shared/indicator-value/money';
import { formatPointsFixed } from '@attain/shared/indicator-value/points';
import { formatRatio, ratioOf, type Ratio } from '@attain/shared/indicator-value/ratio';
import { ALLOTMENT_FILE as words, ALLOTMENT_MESSAGES } from '../messages/allotment-proposal.messages.ts';
import { csvText } from '@attain/shared/csv/csv-text';
import { describeFormula } from './describe-formula.ts';
import { describeLine } from './describe-line.ts';
import type { ProposalNotice } from './describe-notices.ts';
import type { ProposalRow } from './proposal-row.ts';

/** Everything that a file of the proposal says. */
export interface ProposalFile {
  readonly round: { readonly id: string; readonly name: string; readonly budgetYear: number };
  readonly fundName: string;
  readonly proposal: AllotmentProposal;
  readonly rows: readonly ProposalRow[];
  readonly notices: readonly ProposalNotice[];
  /** SHA-256 of the formula's canonical JSON. */
  readonly formulaHash: string;
  /** ISO 8601. */
  readonly madeAt: string;
  /** ISO 8601; null before the first complete pull. */
  readonly dataAsOf: string | null;
}

/** The proposal as a table for a spreadsheet: a line a unit with its reasons, below it what it was made by. */
export function proposalAsCsv(file: ProposalFile): string {
  const { proposal, rows, round } = file;
  const facts: readonly (readonly [string, string])[] = [
    [words.round, round.name],
    [words.fund, file.fundName],
    [words.sum, formatFenInWanyuan(proposal.sumInFen)],
    ...file.notices.map(({ text }) => [words.notice, text] as const),
    ...describeFormula(proposal.formula).map((text) => [words.formula, text] as const),
    [words.hash, file.formulaHash],
    [words.dataAsOf, file.dataAsOf ?? ''],
    [words.madeAt, file.madeAt],
    [words.notice, ALLOTMENT_MESSAGES.notBinding],
  ];
  const table = [
    ...rows.map((row) => unitCells(row, proposal)),
    totalCells(proposal),
    ...(proposal.heldBackInFen > 0
      ? [{ unit: ALLOTMENT_MESSAGES.heldBack, amount: formatFenInWanyuan(proposal.heldBackInFen) }]
      : []),
  ];
  return csvText([
    Object.values(words.columns),
    ...table.map((cells) => COLUMNS.map((column) => cells[column] ?? '')),
    ...[[], ...facts].map((cells) => COLUMNS.map((_, place) => cells[place] ?? '')),
  ]);
}

/** The same as data; fractions as "numerator/denominator", money in fen. */
export function proposalAsJson(file: ProposalFile): string {
  const { proposal, rows, notices, ...head } = file;
  const { lines: _lines, ...rest } = proposal;
  const document = {
    format: 'attain-allotment-proposal',
    version: 1,
    ...head,
    ...rest,
    notices: notices.map(({ text }) => text),
    lines: rows.map((row) => ({
      ...row.line,
      unitName: row.result.unit.name,
      isAssumed: row.isAssumed,
      reasons: reasonsOf(row, proposal),
    })),
  };
  return JSON.stringify(document, (_, value: unknown) => withoutBigints(value), 2);
}

/** What stands in which column; the others stay empty. */
type Cells = Partial<Record<keyof typeof words.columns, string>>;

// Keys of the literal; Object.keys only forgets it.
const COLUMNS = Object.keys(words.columns) as readonly (keyof typeof words.columns)[];

function unitCells(row: ProposalRow, proposal: AllotmentProposal): Cells {
  const { line, result, isAssumed } = row;
  const { unit, grade, division, gradeFactor, executionFactor } = line;
  const basis = isAssumed ? 'ASSUMED' : unit.score === null ? 'UNDECIDED' : 'DECIDED';
  return {
    unit: result.unit.name,
    base: formatFenInWanyuan(unit.baseInFen),
    score: unit.score === null ? '' : formatPointsFixed(unit.score),
    grade: grade ?? '',
    basis: words.basis[basis],
    rate: unit.executionRate ? inPerCent(unit.executionRate) : '',
    gradeFactor: gradeFactor.factor,
    executionFactor: executionFactor.factor,
    reason: reasonsOf(row, proposal).join('；'),
    ...(division && {
      share: formatRatio(division.share),
      exact: formatRatio(division.exact),
      ...amountCells(division.amountInFen, unit.baseInFen),
    }),
  };
}

function totalCells({ lines, obstacle }: AllotmentProposal): Cells {
  const base = lines.reduce((sum, { unit }) => sum + unit.baseInFen, 0);
  const amount = lines.reduce((sum, { division }) => sum + (division?.amountInFen ?? 0), 0);
  return {
    unit: ALLOTMENT_MESSAGES.total,
    base: formatFenInWanyuan(base),
    ...(obstacle ? {} : amountCells(amount, base)),
  };
}

function amountCells(amount: Fen, base: Fen): Cells {
  const difference = amount - base;
  return {
    amount: formatFenInWanyuan(amount),
    difference: formatFenInWanyuan(difference),
    percent: base > 0 ? inPerCent(ratioOf(BigInt(difference), BigInt(base))) : '',
  };
}

function reasonsOf({ line, isAssumed }: ProposalRow, proposal: AllotmentProposal): readonly string[] {
  return describeLine(line, proposal, isAssumed).map(({ term, text }) => `${term}：${text}`);
}

function inPerCent(share: Ratio): string {
  return formatRatio({ ...share, numerator: share.numerator * 100n }, 2);
}

function withoutBigints(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  return 'numerator' in value && 'denominator' in value
    ? `${String(value.numerator)}/${String(value.denominator)}`
    : value;
}
