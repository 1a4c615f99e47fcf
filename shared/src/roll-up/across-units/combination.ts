import { NOTHING, type Ratio } from '../../indicator-value/ratio.ts';
import { compareTexts } from '../add-up.ts';
import type { Contribution, ContributionUse } from '../contribution.ts';
import type { CountedBy } from '../rolled-up-table.ts';

/** What a rule makes of the values of several forms. */
export interface Combination {
  /** Null: not computable, because what it would be divided by is zero, or open until the others have reported. */
  readonly value: Ratio | null;
  /** The same contributions, marked with what became of each. */
  readonly contributions: readonly Contribution[];
  /** The sums that were divided, for means and ratios. */
  readonly quotient?: { readonly dividend: Ratio; readonly divisor: Ratio };
  readonly countedBy?: CountedBy;
  /** What was counted, where all of it is known by name. */
  readonly objects?: readonly string[] | null;
  readonly isOpen?: boolean;
}

export function valueOf({ value }: Contribution): Ratio {
  return value ?? NOTHING;
}

/** One order everywhere, so that it does not matter in which order the forms came. */
export function compareOrigins(a: Contribution, b: Contribution): number {
  return compareTexts(a.formId, b.formId) || compareTexts(a.indicatorId, b.indicatorId);
}

/** The contributions, of which those not counted are marked so. */
export function marked(
  usable: readonly Contribution[],
  counted: ReadonlySet<Contribution>,
  otherwise: ContributionUse,
): Contribution[] {
  return usable.map((contribution) =>
    counted.has(contribution) ? contribution : { ...contribution, use: otherwise },
  );
}
