import type { AggregationRule } from '../indicator/aggregation-rule.ts';
import { parseTargetText } from '../indicator-value/parse-target-text.ts';
import { compareTexts } from './add-up.ts';
import type { MaterialKind, ParentIndicator } from './child-form.ts';
import type { Feeder } from './feeder.ts';
import { isBlank } from './read-entry.ts';

/** What the row above is made of, and for numbers in which unit. */
export type RowMaterial =
  | { readonly kind: 'VALUES'; readonly unit: string | null }
  | { readonly kind: Exclude<MaterialKind, 'VALUES'> };

/** Sums, counts and ratios are of numbers; the other rules follow the target above: words are judged. */
export function materialOf(
  parent: ParentIndicator,
  rule: AggregationRule,
  budgetYear: number | null,
  feeders: readonly Feeder[],
): RowMaterial {
  if (rule === 'RATIO') return { kind: 'PARTS' };
  if (rule === 'ALL_OF') return { kind: 'OUTCOMES' };
  const target = parseTargetText(parent.targetText, budgetYear);
  const isOfNumbers = target.kind === 'quantity' || rule === 'SUM' || rule === 'COUNT_OBJECTS';
  if (!isOfNumbers) return { kind: 'COMPLETIONS' };
  const printed = target.kind === 'quantity' ? target.unit : null;
  return { kind: 'VALUES', unit: printed ?? unitBelow(feeders) };
}

/** Where the row above prints none: that of the first form that counts, in one order everywhere. */
function unitBelow(feeders: readonly Feeder[]): string | null {
  const reported = feeders
    .filter(({ counts, form, year }) => counts && !isBlank(year.valueText, form.budgetYear))
    .sort((a, b) => compareTexts(a.form.id, b.form.id) || compareTexts(a.indicator.id, b.indicator.id));
  return reported.find(({ year }) => year.unit !== null)?.year.unit ?? null;
}
