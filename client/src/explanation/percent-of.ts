import { decimalAsRatio, parseDecimal } from '@attain/shared/indicator-value/decimal';
import { formatPercent } from '../scoring/describe-deviation.ts';

/** A decimal share of the trace as per cent. */
export function percentOf(share: string): string {
  const decimal = parseDecimal(share);
  return decimal ? formatPercent(decimalAsRatio(decimal)) : share;
}
