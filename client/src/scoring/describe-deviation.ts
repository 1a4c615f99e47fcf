import { compareRatios, formatRatio, NOTHING, type Ratio } from '@attain/shared/indicator-value/ratio';
import type { Basis, Judgement } from '@attain/shared/scoring/judgement';
import { DEVIATION_MESSAGES as words } from '../messages/self-evaluation.messages.ts';
import type { DeviationMark } from '../ui/deviation-mark.ts';
import type { DeviationWords } from './scored-form.ts';

type Compared = Extract<Basis, { kind: 'COMPARED' }>;

const MINUS = '−';
const DAY_MS = 86_400_000;

/** 0.846153… as 84.6%, without a trailing zero. */
export function formatPercent(share: Ratio): string {
  return `${formatRatio({ ...share, numerator: share.numerator * 100n }, 1).replace('-', MINUS)}%`;
}

/** What a row's judgement means beside its bar: sign, amount with unit, per cent and a word. */
export function describeDeviation(judgement: Judgement, isOvershot: boolean): DeviationWords {
  const { basis, share, outcome } = judgement;
  switch (basis.kind) {
    case 'COMPARED':
      return describeComparison(judgement, basis, isOvershot);
    case 'ASSESSED': {
      const percent = formatPercent(share ?? NOTHING);
      if (outcome === 'MET') return alike('met', words.achieved(percent));
      return alike('down', words.assessedAt(percent));
    }
    case 'STATED_IN_FULL':
      return alike('met', words.achieved('100%'));
    case 'STATED_IN_TIME':
      return alike('met', words.onTime);
    case 'DATE_COMPARED':
      if (outcome === 'MET') return alike('met', words.onTime);
      return alike('down', words.late((Date.parse(basis.actual) - Date.parse(basis.by)) / DAY_MS));
    case 'NOT_COMPARABLE':
      return alike('none', words.notComparable[basis.because]);
    case 'ASSESSED_OUT_OF_RANGE':
      return alike('none', words.outOfRange);
    case 'BAND_GIVEN':
    case 'LEFT_TO_A_PERSON':
      return alike('none', words.leftToAPerson);
    case 'NOT_REPORTED':
      return alike('none', words.notReported);
  }
}

function describeComparison(
  { outcome, deviation }: Judgement,
  basis: Compared,
  isOvershot: boolean,
): DeviationWords {
  const side = compareRatios(basis.actual, basis.bound);
  const amount = describeAmount(basis);
  const percent = deviation && side !== 0 ? formatSigned(deviation) : null;
  const signed = percent === null ? '' : words.inBrackets(percent);
  const signedAmount = `${side < 0 ? MINUS : '+'}${amount}`;
  const figures = [signedAmount, percent].filter((text) => text !== null).join('，');

  if (isOvershot) {
    return { mark: 'up', full: words.overshot(amount, signed), short: words.high(amount, signed), figures };
  }
  if (outcome === 'MET') {
    if (side === 0 || isInside(basis)) return { ...alike('met', words.metShort), full: words.met };
    // Beside 个百分点 a second per cent would only puzzle; the amount says it all.
    const bracket = basis.unit === '%' ? '' : signed;
    const full = side > 0 ? words.metAbove(amount, bracket) : words.metBelow(amount, bracket);
    return { ...alike('met', words.metBy(signedAmount)), full };
  }
  if (side < 0) {
    if (basis.actual.numerator === 0n) return { ...alike('down', words.zero(signed)), figures };
    return { mark: 'down', full: words.below(amount, signed), short: words.low(amount, signed), figures };
  }
  const isCeiling = basis.scoredAs === 'at-most' || basis.scoredAs === 'less-than';
  return isCeiling
    ? { mark: 'up', full: words.overCeiling(amount, signed), short: words.over(amount, signed), figures }
    : { mark: 'up', full: words.above(amount, signed), short: words.high(amount, signed), figures };
}

/** A range or a tolerance that was kept has no distance worth telling. */
function isInside({ scoredAs }: Compared): boolean {
  return scoredAs === 'range' || scoredAs === 'tolerance';
}

/** 2 项, 0.34 亿元; differences of percentages are 个百分点. */
function describeAmount({ actual, bound, unit }: Compared): string {
  const difference = subtract(actual, bound);
  const distance = { ...difference, numerator: absolute(difference.numerator) };
  const word = unit === '%' ? words.percentagePoints : unit;
  return [formatRatio(distance), word].filter(Boolean).join(' ');
}

function formatSigned(share: Ratio): string {
  return share.numerator > 0n ? `+${formatPercent(share)}` : formatPercent(share);
}

function subtract(a: Ratio, b: Ratio): Ratio {
  return {
    numerator: a.numerator * b.denominator - b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function alike(mark: DeviationMark, text: string): DeviationWords {
  return { mark, full: text, short: text, figures: text };
}
