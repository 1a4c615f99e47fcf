import { formatPoints } from '@attain/shared/indicator-value/points';
import { compareRatios, formatRatio, WHOLE, type Ratio } from '@attain/shared/indicator-value/ratio';
import type { ScoredRow } from '@attain/shared/scoring/score-compiled-table';
import { formatPercent } from './describe-deviation.ts';

/** More decimals than any table prints: what is shown here is what was typed. */
const DECIMALS = 10;

/** The score as a sum that can be checked by hand: 5.71 × 11 ÷ 13; null where nothing was computed. */
export function describeSum({ weight, judgement, share, rule }: ScoredRow): string | null {
  const { basis, outcome } = judgement;
  if (share === null) return null;
  const points = formatPoints(weight);
  if (basis.kind === 'ASSESSED' || rule === 'SC11') return `${points} × ${formatPercent(share)}`;
  if (basis.kind !== 'COMPARED' || outcome === 'MET' || compareRatios(share, WHOLE) === 0) return null;
  switch (basis.division) {
    case 'ACTUAL_BY_TARGET':
      return `${points} × ${plain(basis.actual)} ÷ ${plain(basis.bound)}`;
    case 'TARGET_BY_ACTUAL':
      return `${points} × ${plain(basis.bound)} ÷ ${plain(basis.actual)}`;
    case 'EQUAL':
    case 'ZERO_TARGET':
    case 'NONE':
      return null;
  }
}

function plain(number: Ratio): string {
  return formatRatio(number, DECIMALS);
}
