import { formatFenInWanyuan, type Fen } from '@attain/shared/indicator-value/money';
import {
  compareRatios,
  formatRatio,
  NOTHING,
  ratioOf,
  type Ratio,
} from '@attain/shared/indicator-value/ratio';
import { parseDecimal, decimalAsRatio, ZERO } from '@attain/shared/indicator-value/decimal';
import { ALLOTMENT_STEPS as words } from '../messages/allotment-proposal.messages.ts';
import { formatPercent } from '../scoring/describe-deviation.ts';

const MINUS = '−';

/** Up to four decimals; says 约 where there are more. */
export function formatAbout(value: Ratio): string {
  const text = formatRatio(value);
  const isExact = compareRatios(decimalAsRatio(parseDecimal(text) ?? ZERO), value) === 0;
  return isExact ? text : words.about(text);
}

/** A part of a whole as a per cent with one decimal; says 约 where there are more. */
export function formatPart(part: Ratio): string {
  const inTenths = ratioOf(part.numerator * 1000n, part.denominator);
  const text = formatPercent(part);
  return inTenths.numerator % inTenths.denominator === 0n ? text : words.about(text);
}

/** +12, −3.5, 0: with its sign, in 万元. */
export function formatDifference(fen: Fen): string {
  if (fen === 0) return '0';
  return `${fen > 0 ? '+' : MINUS}${formatFenInWanyuan(Math.abs(fen))}`;
}

/** +7.0%; null where there was nothing this year. */
export function formatChange(differenceInFen: Fen, baseInFen: Fen): string | null {
  if (baseInFen === 0) return null;
  const change = ratioOf(BigInt(differenceInFen), BigInt(baseInFen));
  return `${compareRatios(change, NOTHING) > 0 ? '+' : ''}${formatPercent(change)}`;
}
