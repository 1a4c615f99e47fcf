import { formatFenInWanyuan, type Fen } from '../indicator-value/money.ts';
import { formatPointsFixed, type Centipoints } from '../indicator-value/points.ts';
import { formatRatio, multiplyRatios, ratioOf, type Ratio } from '../indicator-value/ratio.ts';

/** A number of the report with its kind; files write it typed, texts print it. Plain JSON. */
export type Figure =
  | { readonly kind: 'MONEY'; readonly fen: Fen }
  | { readonly kind: 'POINTS'; readonly centipoints: Centipoints }
  /** An exact share, 1/1 is 100 %. */
  | { readonly kind: 'SHARE'; readonly numerator: string; readonly denominator: string }
  | { readonly kind: 'COUNT'; readonly count: number };

export function shareFigure({ numerator, denominator }: Ratio): Figure {
  return { kind: 'SHARE', numerator: String(numerator), denominator: String(denominator) };
}

/** As printed: money in 万元 without trailing zeros, points with two decimals, shares in per cent. */
export function formatFigure(figure: Figure): string {
  switch (figure.kind) {
    case 'MONEY':
      return formatFenInWanyuan(figure.fen);
    case 'POINTS':
      return formatPointsFixed(figure.centipoints);
    case 'SHARE':
      return `${perCent(ratioOf(BigInt(figure.numerator), BigInt(figure.denominator)))}%`;
    case 'COUNT':
      return String(figure.count);
  }
}

/** A deviation keeps its sign: "+5%", "−10%", "0%". */
export function formatDeviation(deviation: Ratio): string {
  const { numerator } = deviation;
  const size = perCent(numerator < 0n ? { ...deviation, numerator: -numerator } : deviation);
  return `${numerator < 0n ? '−' : numerator > 0n ? '+' : ''}${size}%`;
}

/** Two decimals at most, as tables print rates; a rate that needs more is rounded half up. */
function perCent(share: Ratio): string {
  return formatRatio(multiplyRatios(share, ratioOf(100n, 1n)), 2);
}
