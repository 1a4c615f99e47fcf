import { parseDecimal } from '../../indicator-value/decimal.ts';
import { normaliseText } from '../../indicator-value/normalise-text.ts';
import { readDates } from '../../indicator-value/read-dates.ts';
import { maskFigures, readMeasures } from '../../indicator-value/read-measures.ts';
import { alignDecimals } from '../../indicator-value/decimal.ts';
import { ratioOf } from '../../indicator-value/ratio.ts';
import { isTargetInWords } from './judge-stated-row.ts';
import { reportFindingAt, type ReportFinding } from './report-finding.ts';
import { rowsByIndicator } from './row-pairs.ts';
import { readField } from './stated-place.ts';
import { formatRate, isSameRate, isWhole, printedRate, type StatedRate } from './stated-rate.ts';
import type { StatedReport, StatedRow } from './stated-report.ts';

/**
 * F33: a rate is given to a target in words, and nothing says what it is counted from (完成率没有计算依据): 90 % of
 * what? Two numbers of the row that make the rate are a base; all or nothing needs none.
 */
export function findRatesWithoutBase(report: StatedReport): ReportFinding[] {
  return rowsByIndicator(report).flatMap((rows) => {
    const isInWords = rows.some((row) => isTargetInWords(row, report.budgetYear));
    const rated = rows.flatMap((row) => {
      const rate = printedRate(row, report);
      return rate && !isWhole(rate) && rate.rate.numerator !== 0n ? [{ row, rate }] : [];
    });
    const [first] = rated;
    if (!isInWords || !first || rated.some(({ rate }) => hasBase(rows, rate, report.budgetYear))) return [];
    return reportFindingAt(
      rated.map(({ row, rate }) => readField(row, rate.field)),
      { code: 'F33', details: { rate: formatRate(first.rate) } },
    );
  });
}

/** The row tells two numbers whose quotient is the rate: 10 项中完成 9 项. */
function hasBase(rows: readonly StatedRow[], rate: StatedRate, year: number | null): boolean {
  const texts = rows.flatMap(({ actual, reason }) => [actual?.text ?? '', reason?.text ?? '']);
  return texts.some((text) => {
    const values = countsIn(text, year);
    return values.some((part, at) =>
      values.some((whole, other) => at !== other && isQuotient(part, whole, rate)),
    );
  });
}

function isQuotient(part: string, whole: string, rate: StatedRate): boolean {
  const [a, b] = [parseDecimal(part), parseDecimal(whole)];
  if (!a || !b) return false;
  const [numerator, denominator] = alignDecimals(a, b);
  if (denominator <= 0n) return false;
  return isSameRate(
    { rate: ratioOf(numerator, denominator), decimals: null, by: 'COMPUTED', field: 'actual' },
    rate,
  );
}

function countsIn(text: string, year: number | null): string[] {
  const normalised = normaliseText(text);
  const { measures } = readMeasures(maskFigures(normalised, readDates(normalised, year)));
  return measures.filter(({ unit }) => unit !== '%').map(({ value }) => value);
}
