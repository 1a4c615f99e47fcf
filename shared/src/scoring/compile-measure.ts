import {
  addDecimals,
  digitsAt,
  parseDecimal,
  subtractDecimals,
  type Decimal,
} from '../indicator-value/decimal.ts';
import type { Comparison, QuantityActual, QuantityTarget } from '../indicator-value/parsed-value.ts';
import { relateUnits } from '../indicator-value/relate-units.ts';

/** A quantity target and its actual, ready to be compared: whole numbers of `1 / denominator` of the target's unit. */
export interface Measure {
  readonly kind: 'measure';
  readonly scoredAs: Comparison;
  readonly low: bigint | null;
  readonly high: bigint | null;
  readonly actual: bigint;
  readonly denominator: bigint;
  readonly unit: string | null;
}

export interface NoMeasure {
  readonly kind: 'no-measure';
  readonly because: 'OTHER_KIND' | 'OTHER_MEASURE';
}

/**
 * Brings target and actual to one scale.
 *
 * A bare number is scored as a ceiling on a cost row or where it is 0, and as a floor on any other row (TT8).
 */
export function compileMeasure(
  target: QuantityTarget,
  actual: QuantityActual,
  isCost: boolean,
): Measure | NoMeasure {
  const relation = relateUnits(actual.unit, target.unit);
  if (relation.kind === 'share-against-count') return { kind: 'no-measure', because: 'OTHER_KIND' };
  if (relation.kind === 'different-measures') return { kind: 'no-measure', because: 'OTHER_MEASURE' };
  const { numerator, denominator } =
    relation.kind === 'convertible' ? relation.factor : { numerator: 1n, denominator: 1n };

  const { scoredAs, low, high } = readBounds(target, isCost);
  const reached = decimalOf(actual.value);
  const scale = Math.max(reached.scale, low?.scale ?? 0, high?.scale ?? 0);
  return {
    kind: 'measure',
    scoredAs,
    low: low && digitsAt(low, scale) * denominator,
    high: high && digitsAt(high, scale) * denominator,
    actual: digitsAt(reached, scale) * numerator,
    denominator: 10n ** BigInt(scale) * denominator,
    unit: target.unit ?? actual.unit,
  };
}

interface Bounds {
  readonly scoredAs: Comparison;
  readonly low: Decimal | null;
  readonly high: Decimal | null;
}

function readBounds(target: QuantityTarget, isCost: boolean): Bounds {
  switch (target.comparison) {
    case 'range':
      return { scoredAs: 'range', low: decimalOf(target.low), high: decimalOf(target.high) };
    case 'tolerance': {
      const [centre, within] = [decimalOf(target.value), decimalOf(target.within)];
      return {
        scoredAs: 'tolerance',
        low: subtractDecimals(centre, within),
        high: addDecimals(centre, within),
      };
    }
    case 'at-least':
    case 'more-than':
      return { scoredAs: target.comparison, low: decimalOf(target.value), high: null };
    case 'at-most':
    case 'less-than':
      return { scoredAs: target.comparison, low: null, high: decimalOf(target.value) };
    case 'exactly': {
      const value = decimalOf(target.value);
      if (!target.isBare) return { scoredAs: 'exactly', low: value, high: value };
      return isCost || value.digits === 0n
        ? { scoredAs: 'at-most', low: null, high: value }
        : { scoredAs: 'at-least', low: value, high: null };
    }
  }
}

/** @throws RangeError for what the parser never hands out: it writes plain decimals only. */
function decimalOf(text: string): Decimal {
  const value = parseDecimal(text);
  if (!value) throw new RangeError(`not a plain decimal: ${text}`);
  return value;
}
