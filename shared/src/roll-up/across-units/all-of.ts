import { NOTHING, WHOLE } from '../../indicator-value/ratio.ts';
import type { Contribution } from '../contribution.ts';
import type { Combination } from './combination.ts';

/**
 * Met only when every row is met (全部达成, RU11). One that is missed decides; while none is, what is missing could
 * still decide, and the row is open.
 */
export function allOf(usable: readonly Contribution[], isWhole: boolean): Combination {
  const contributions = usable.map((contribution): Contribution =>
    isMet(contribution) ? contribution : { ...contribution, use: 'NOT_MET' },
  );
  if (!usable.every(isMet)) return { value: NOTHING, contributions };
  return isWhole ? { value: WHOLE, contributions } : { value: null, isOpen: true, contributions };
}

function isMet({ value }: Contribution): boolean {
  return value !== null && value.numerator > 0n;
}
