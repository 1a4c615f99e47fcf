import { formatRatio, multiplyRatios, ratioOf } from '../../indicator-value/ratio.ts';
import { divide } from '../add-up.ts';
import type { YearTrace } from '../period-report.ts';
import type { Measured, RatioParts } from '../read-entry.ts';
import type { Figures, PeriodMaterial } from './read-period.ts';

/** What the periods of a row make of the year. */
export interface YearValue {
  readonly valueText: string | null;
  readonly completion: string | null;
  readonly deviationReason: string | null;
  /** The number behind the text, before it was rounded for it. */
  readonly measured: Measured;
  readonly parts: RatioParts | null;
  readonly trace: YearTrace;
}

/** As many as a rolled-up text has. */
export const DECIMALS = 6;

const NO_NUMBER: Measured = { number: null, unit: null };
const HUNDRED = ratioOf(100n, 1n);

/** The year's figures as a text that the rules read, with the exact number behind it. */
export function yearOf(
  material: PeriodMaterial,
  figures: Figures | null,
  words: string | null,
): Pick<YearValue, 'valueText' | 'completion' | 'measured' | 'parts'> {
  const [first, second] = figures ?? [];
  if (!first) return { valueText: null, completion: null, measured: NO_NUMBER, parts: null };
  switch (material.kind) {
    case 'SHARES':
      return {
        valueText: words,
        completion: formatRatio(first, DECIMALS),
        measured: NO_NUMBER,
        parts: null,
      };
    case 'NUMBERS':
      return measuredYear({ number: first, unit: material.unit }, null);
    case 'PARTS': {
      const parts = second ? { numerator: first, denominator: second } : null;
      const quotient = second ? divide(first, second) : null;
      return measuredYear({ number: quotient && multiplyRatios(quotient, HUNDRED), unit: '%' }, parts);
    }
  }
}

/** Judged in words of its own, as a row that is met or not (RESULT_WORDS). */
export function wordsOfYear(
  valueText: string | null,
  completion: string | null,
): Pick<YearValue, 'valueText' | 'completion' | 'measured' | 'parts'> {
  return { valueText, completion, measured: NO_NUMBER, parts: null };
}

function measuredYear(
  measured: Measured,
  parts: RatioParts | null,
): Pick<YearValue, 'valueText' | 'completion' | 'measured' | 'parts'> {
  const { number, unit } = measured;
  return {
    valueText: number && formatRatio(number, DECIMALS) + (unit ?? ''),
    completion: null,
    measured,
    parts,
  };
}
