import type { Fen } from '../indicator-value/money.ts';
import type { Centipoints } from '../indicator-value/points.ts';
import { divideHalfUp } from '../indicator-value/ratio.ts';

/**
 * The score of a unit that holds several tables of one fund: the mean of its forms' totals, weighted with their fund
 * amounts and rounded half up (RU9). Null while one of them is undecided, or where there is no money to weigh with.
 */
export function unitScore(
  forms: readonly { readonly amountInFen: Fen; readonly total: Centipoints | null }[],
): Centipoints | null {
  let points = 0n;
  let money = 0n;
  for (const { amountInFen, total } of forms) {
    if (total === null) return null;
    points += BigInt(total) * BigInt(amountInFen);
    money += BigInt(amountInFen);
  }
  return money === 0n ? null : Number(divideHalfUp(points, money));
}
