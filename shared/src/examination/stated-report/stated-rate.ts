import { decimalAsRatio, parseDecimal } from '../../indicator-value/decimal.ts';
import { normaliseText } from '../../indicator-value/normalise-text.ts';
import {
  compareRatios,
  divideHalfUp,
  formatRatio,
  multiplyRatios,
  ratioOf,
  WHOLE,
  type Ratio,
} from '../../indicator-value/ratio.ts';
import { isTargetInWords, judgeStatedRow } from './judge-stated-row.ts';
import type { RateOrigin } from './report-finding.ts';
import type { StatedField, StatedReport, StatedRow } from './stated-report.ts';

/** The completion (完成率) of a row in one view. */
export interface StatedRate {
  /** 1/1 is 100 %. */
  readonly rate: Ratio;
  /** As printed, in per cent; null for a computed one. */
  readonly decimals: number | null;
  readonly by: RateOrigin;
  /** Where it stands, or what it follows from. */
  readonly field: StatedField;
}

const NUMBER = String.raw`(\d{1,6}(?:\.\d{1,6})?)`;
const NAMED_RATE = new RegExp(`(?:完成率|完成比例|完成度|完成了?)[^\\d%,;。]{0,6}${NUMBER} ?%`);
const PER_CENT = new RegExp(`${NUMBER} ?%`, 'g');
const CELL_OF_RATE = new RegExp(`^(?:完成率)?[:为]? ?${NUMBER} ?%?$`);
/** A change against something is an answer in itself, and no share of what was asked. */
const CHANGE =
  /(?:增长|增加|提高|提升|上升|下降|减少|降低|同比|环比|较|比)[^,;。]{0,12}?\d{1,6}(?:\.\d{1,6})? ?%/g;
const TITLE = /《[^《》]*》/g;

/** The percentage that an actual in words states for its completion; null where it states none, or several. */
export function rateInWords(actualText: string): { readonly rate: Ratio; readonly decimals: number } | null {
  const text = normaliseText(actualText).replace(TITLE, '').replace(CHANGE, '');
  const named = NAMED_RATE.exec(text)?.[1];
  if (named !== undefined) return perCent(named);
  const [only, another] = [...text.matchAll(PER_CENT)];
  return only?.[1] !== undefined && !another ? perCent(only[1]) : null;
}

/** The printed rate alone; null where the row prints none. */
export function printedRate(
  row: StatedRow,
  { budgetYear }: Pick<StatedReport, 'budgetYear'>,
): StatedRate | null {
  const ofCell = CELL_OF_RATE.exec(normaliseText(row.rate?.text ?? ''))?.[1];
  const rate = ofCell === undefined ? null : perCent(ofCell);
  if (rate) return { ...rate, by: 'STATED', field: 'rate' };
  if (!row.actual || !isTargetInWords(row, budgetYear)) return null;
  const inActual = rateInWords(row.actual.text);
  return inActual && { ...inActual, by: 'STATED', field: 'actual' };
}

/** The rate that a row prints, has by its numbers, or claims by repeating its target; null: there is none. */
export function rateOfRow(row: StatedRow, report: Pick<StatedReport, 'budgetYear'>): StatedRate | null {
  const printed = printedRate(row, report);
  if (printed) return printed;
  const { judgement, faults } = judgeStatedRow(row, report.budgetYear, null);
  if (faults.has('ACTUAL_COPIES_TARGET')) {
    return { rate: WHOLE, decimals: null, by: 'REPEATED_TARGET', field: 'actual' };
  }
  const { completion } = judgement;
  if (row.actual === null || row.actual.text.trim() === '' || completion === null) return null;
  return { rate: completion, decimals: null, by: 'COMPUTED', field: 'actual' };
}

/** Rates are the same when they agree to the decimals that both print; what is beyond the target may be capped. */
export function isSameRate(a: StatedRate, b: StatedRate): boolean {
  const decimals = Math.min(a.decimals ?? PRINTED_DECIMALS, b.decimals ?? PRINTED_DECIMALS);
  const isCapped = (stated: StatedRate, other: StatedRate) =>
    stated.by === 'STATED' &&
    other.by !== 'STATED' &&
    isWhole(stated) &&
    compareRatios(other.rate, WHOLE) > 0;
  return roundedTo(a.rate, decimals) === roundedTo(b.rate, decimals) || isCapped(a, b) || isCapped(b, a);
}

/** In per cent, as it is shown. */
export function formatRate({ rate }: Pick<StatedRate, 'rate'>): string {
  return formatRatio(multiplyRatios(rate, HUNDRED), PRINTED_DECIMALS);
}

export function isWhole({ rate }: Pick<StatedRate, 'rate'>): boolean {
  return compareRatios(rate, WHOLE) === 0;
}

const PRINTED_DECIMALS = 2;
const HUNDRED = ratioOf(100n, 1n);

function perCent(figures: string): { readonly rate: Ratio; readonly decimals: number } | null {
  const value = parseDecimal(figures);
  return value && { rate: multiplyRatios(decimalAsRatio(value), ratioOf(1n, 100n)), decimals: value.scale };
}

/** The rate in per cent with so many decimals, as a whole number of its last place. */
function roundedTo({ numerator, denominator }: Ratio, decimals: number): bigint {
  return divideHalfUp(numerator * 10n ** BigInt(decimals + 2), denominator);
}
