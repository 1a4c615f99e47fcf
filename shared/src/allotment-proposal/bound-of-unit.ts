import { decimalAsRatio, parseDecimal, ZERO } from '../indicator-value/decimal.ts';
import type { Fen } from '../indicator-value/money.ts';
import { multiplyRatios, ratioOf, type Ratio } from '../indicator-value/ratio.ts';
import type { AllotmentBound } from './allotment-formula.ts';
import type { BoundUse } from './allotment-proposal.ts';

export const FEN_PER_WANYUAN = 1_000_000n;

/** What a bound is for one unit; `baseShare` is the base's part of the sum in 万元. */
export interface BoundMaterial {
  readonly baseInFen: Fen;
  readonly baseShare: Ratio;
}

/**
 * A floor or ceiling in 万元 (AL5).
 *
 * Held in whole 万元: a floor gives way downwards and a ceiling upwards, by less than 1 万元. The other way round,
 * bounds that can be met exactly could not be met any more.
 */
export function boundOfUnit(
  bound: AllotmentBound | null,
  side: 'FLOOR' | 'CEILING',
  material: BoundMaterial,
): BoundUse | null {
  if (bound === null) return null;
  const exact = exactBound(bound, material);
  const down = exact.numerator / exact.denominator;
  const isWhole = exact.numerator % exact.denominator === 0n;
  return { exact, whole: side === 'FLOOR' || isWhole ? down : down + 1n };
}

function exactBound(bound: AllotmentBound, { baseInFen, baseShare }: BoundMaterial): Ratio {
  if (bound.kind === 'AMOUNT') return figure(bound.wanyuan);
  const of = bound.kind === 'OF_THIS_YEAR' ? ratioOf(BigInt(baseInFen), FEN_PER_WANYUAN) : baseShare;
  return multiplyRatios(of, multiplyRatios(figure(bound.perCent), ratioOf(1n, 100n)));
}

function figure(text: string): Ratio {
  return decimalAsRatio(parseDecimal(text) ?? ZERO);
}
