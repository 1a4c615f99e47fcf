import { compareDecimals, decimalAsRatio, formatDecimal, parseDecimal, type Decimal } from './decimal.ts';
import { normaliseText } from './normalise-text.ts';
import { parseActualText } from './parse-actual-text.ts';
import type { ParsedTarget, QuantityTarget } from './parsed-value.ts';
import { compareRatios, formatScaled, multiplyRatios, ratioOf } from './ratio.ts';
import { relateUnits } from './relate-units.ts';

/** What may be a slip of the pen, as data. It is asked and never refused: the person knows better. */
export type EntryDoubt =
  /** More than all of them: 150% of those asked are content. */
  | { readonly code: 'SHARE_ABOVE_WHOLE' }
  /** 0.95 where per cent are asked; `percent` is what was probably meant. */
  | { readonly code: 'FRACTION_FOR_PERCENT'; readonly percent: string }
  /** Counted in another word than the target: 7 家 where 项 are asked. */
  | { readonly code: 'OTHER_COUNT'; readonly unit: string; readonly targetUnit: string }
  /** Half of something that is counted one by one: 7.5 项. */
  | { readonly code: 'PART_OF_A_COUNT'; readonly unit: string }
  /** ≥7 says what was asked, and not what was reached. */
  | { readonly code: 'COMPARISON_SIGN' }
  /** A thousand times the target or more, or not a thousandth of it: 万元 where 亿元 are asked. */
  | { readonly code: 'OTHER_MAGNITUDE'; readonly targetText: string };

/** Half of one is none: not 万户, which has decimals, and not 学时 or 分. */
const ONE_BY_ONE = new Set(
  '家 户 个 人 名 位 项 件 份 篇 部 台 套 辆 座 处 栋 所 棵 头 只 人次 次 场 期'.split(' '),
);
const A_THOUSAND = ratioOf(1000n, 1n);
const SIGN_IN_FRONT = /^[≥≤<>]/;
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
  const sign: EntryDoubt[] = SIGN_IN_FRONT.test(normaliseText(text)) ? [{ code: 'COMPARISON_SIGN' }] : [];
  return [...sign, ...doubtNumber(target, value, actual.unit)];
}

function doubtNumber(target: QuantityTarget, value: Decimal, unit: string | null): EntryDoubt[] {
  if (target.unit === '%' && (unit ?? '%') === '%') return doubtPercent(target, value, unit === null);
  const isOtherCount = relateUnits(unit, target.unit).kind === 'different-counts';
  if (isOtherCount && unit !== null && target.unit !== null) {
    return [{ code: 'OTHER_COUNT', unit, targetUnit: target.unit }];
  }
  const magnitude = doubtMagnitude(target, value, unit);
  if (magnitude.length > 0) return magnitude;
  const counted = unit ?? target.unit;
  const isPart = counted !== null && ONE_BY_ONE.has(counted) && !isWhole(value);
  const asked = askedOf(target);
  return isPart && asked && isWhole(asked) ? [{ code: 'PART_OF_A_COUNT', unit: counted }] : [];
}

function doubtPercent(target: QuantityTarget, value: Decimal, isBare: boolean): EntryDoubt[] {
  const asked = askedOf(target);
  if (!asked) return [];
  const isPartOfWhole = isBetween(LEAST_PART, asked, WHOLE_PERCENT);
  if (isPartOfWhole && compareDecimals(value, WHOLE_PERCENT) > 0) return [{ code: 'SHARE_ABOVE_WHOLE' }];
  const isFraction = compareDecimals(value, NOTHING) > 0 && compareDecimals(value, ONE) <= 0;
  if (isBare && isFloor(target) && isFraction && compareDecimals(asked, LEAST_PERCENT) >= 0) {
    return [{ code: 'FRACTION_FOR_PERCENT', percent: formatScaled(value.digits * 100n, value.scale) }];
  }
  return [];
}

function doubtMagnitude(target: QuantityTarget, value: Decimal, unit: string | null): EntryDoubt[] {
  const relation = relateUnits(unit, target.unit);
  const asked = askedOf(target);
  if (relation.kind !== 'convertible' || !asked || asked.digits <= 0n || value.digits <= 0n) return [];
  const reached = multiplyRatios(decimalAsRatio(value), relation.factor);
  const wanted = decimalAsRatio(asked);
  const isFarAbove = compareRatios(reached, multiplyRatios(wanted, A_THOUSAND)) >= 0;
  const isFarBelow = isFloor(target) && compareRatios(multiplyRatios(reached, A_THOUSAND), wanted) <= 0;
  const targetText = [formatDecimal(asked), target.unit ?? ''].join(' ').trim();
  return isFarAbove || isFarBelow ? [{ code: 'OTHER_MAGNITUDE', targetText }] : [];
}

function isFloor({ comparison }: QuantityTarget): boolean {
  return comparison !== 'at-most' && comparison !== 'less-than';
}

function askedOf(target: QuantityTarget): Decimal | null {
  return parseDecimal(target.comparison === 'range' ? target.high : target.value);
}

function isWhole({ digits, scale }: Decimal): boolean {
  return digits % 10n ** BigInt(scale) === 0n;
}

function isBetween(least: Decimal, value: Decimal, most: Decimal): boolean {
  return compareDecimals(least, value) <= 0 && compareDecimals(value, most) <= 0;
}
