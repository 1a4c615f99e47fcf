import { compareDecimals, parseDecimal, type Decimal } from './decimal.ts';
import { parseActualText } from './parse-actual-text.ts';
import type { ParsedTarget, QuantityTarget } from './parsed-value.ts';
import { formatScaled } from './ratio.ts';
import { relateUnits } from './relate-units.ts';

/** What may be a slip of the pen, as data. It is asked and never refused: the person knows better. */
export type EntryDoubt =
  /** More than all of them: 150% of those asked are content. */
  | { readonly code: 'SHARE_ABOVE_WHOLE' }
  /** 0.95 where per cent are asked; `percent` is what was probably meant. */
  | { readonly code: 'FRACTION_FOR_PERCENT'; readonly percent: string }
  /** Counted in another word than the target: 7 家 where 项 are asked. */
  | { readonly code: 'OTHER_COUNT'; readonly unit: string; readonly targetUnit: string };

const WHOLE_PERCENT: Decimal = { digits: 100n, scale: 0 };
const ONE: Decimal = { digits: 1n, scale: 0 };
const NOTHING: Decimal = { digits: 0n, scale: 0 };
/** Growth is asked for below this, a part of a whole above it. */
const LEAST_PART: Decimal = { digits: 50n, scale: 0 };
/** A target of one per cent or so may well be reached with 0.95. */
const LEAST_PERCENT: Decimal = { digits: 10n, scale: 0 };

/** AE7: what to ask about an actual value that is one. Source: what people entered by mistake and nobody asked about. */
export function doubtActualEntry(target: ParsedTarget, text: string): EntryDoubt[] {
  const actual = parseActualText(text);
  if (target.kind !== 'quantity' || actual.kind !== 'quantity') return [];
  const value = parseDecimal(actual.value);
  if (!value) return [];
  if (target.unit === '%' && (actual.unit ?? '%') === '%')
    return doubtPercent(target, value, actual.unit === null);
  const isOtherCount = relateUnits(actual.unit, target.unit).kind === 'different-counts';
  return isOtherCount && actual.unit !== null && target.unit !== null
    ? [{ code: 'OTHER_COUNT', unit: actual.unit, targetUnit: target.unit }]
    : [];
}

function doubtPercent(target: QuantityTarget, value: Decimal, isBare: boolean): EntryDoubt[] {
  const asked = parseDecimal(target.comparison === 'range' ? target.high : target.value);
  if (!asked) return [];
  const isPartOfWhole = isBetween(LEAST_PART, asked, WHOLE_PERCENT);
  if (isPartOfWhole && compareDecimals(value, WHOLE_PERCENT) > 0) return [{ code: 'SHARE_ABOVE_WHOLE' }];
  const isFraction = compareDecimals(value, NOTHING) > 0 && compareDecimals(value, ONE) <= 0;
  const isFloor = target.comparison !== 'at-most' && target.comparison !== 'less-than';
  if (isBare && isFloor && isFraction && compareDecimals(asked, LEAST_PERCENT) >= 0) {
    return [{ code: 'FRACTION_FOR_PERCENT', percent: formatScaled(value.digits * 100n, value.scale) }];
  }
  return [];
}

function isBetween(least: Decimal, value: Decimal, most: Decimal): boolean {
  return compareDecimals(least, value) <= 0 && compareDecimals(value, most) <= 0;
}
