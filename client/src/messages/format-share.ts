import { parseDecimal } from '@attain/shared/indicator-value/decimal';
import { formatScaled } from '@attain/shared/indicator-value/ratio';

/** A share as the per cent that people type: 0.9 is 90. What is no number stays as it is. */
export function formatShare(share: string): string {
  const parsed = parseDecimal(share);
  return parsed ? formatScaled(parsed.digits * 100n, parsed.scale) : share;
}
