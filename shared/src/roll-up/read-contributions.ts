import { measuresBudgetExecution } from '../indicator/indicator-name.ts';
import type { AggregationRule } from '../indicator/aggregation-rule.ts';
import { decimalAsRatio, parseDecimal } from '../indicator-value/decimal.ts';
import { parseActualText } from '../indicator-value/parse-actual-text.ts';
import { parseTargetText } from '../indicator-value/parse-target-text.ts';
import { multiplyRatios, type Ratio } from '../indicator-value/ratio.ts';
import { relateUnits } from '../indicator-value/relate-units.ts';
import { compileTable } from '../scoring/compile-table.ts';
import { scoreRow } from '../scoring/score-compiled-table.ts';
import { sumFunds, tableFromForm } from '../scoring/table-from-form.ts';
import type { ChildForm, ChildIndicator, ParentIndicator } from './child-form.ts';
import type { Contribution, ContributionUse } from './contribution.ts';

/** One row of a lower form that feeds the row above. */
export interface Feeder {
  readonly form: ChildForm;
  readonly indicator: ChildIndicator;
}

/** What the row above is made of: numbers in one unit, the parts of a ratio, or judged completions. */
export type RowMaterial =
  | { readonly kind: 'VALUES'; readonly unit: string | null }
  | { readonly kind: 'PARTS' }
  | { readonly kind: 'COMPLETIONS' };

/** Sums, counts and ratios are of numbers; the other rules follow the target above: words are judged. */
export function materialOf(
  parent: ParentIndicator,
  rule: AggregationRule,
  budgetYear: number | null,
  feeders: readonly Feeder[],
): RowMaterial {
  if (rule === 'RATIO') return { kind: 'PARTS' };
  const target = parseTargetText(parent.targetText, budgetYear);
  const isOfNumbers = target.kind === 'quantity' || rule === 'SUM' || rule === 'COUNT_OBJECTS';
  if (!isOfNumbers) return { kind: 'COMPLETIONS' };
  const printed = target.kind === 'quantity' ? target.unit : null;
  return { kind: 'VALUES', unit: printed ?? feeders.map(unitOf).find((unit) => unit !== null) ?? null };
}

/** A bare number is in the unit of its own target. */
function unitOf({ form, indicator }: Feeder): string | null {
  const actual = parseActualText(indicator.valueText, form.budgetYear);
  if (actual.kind === 'quantity' && actual.unit !== null) return actual.unit;
  const target = parseTargetText(indicator.targetText, form.budgetYear);
  return target.kind === 'quantity' ? target.unit : null;
}

/** Reads what one form's row brings to the row above. A null is not a zero: it brings nothing. */
export function readContribution(feeder: Feeder, material: RowMaterial): Contribution {
  const { form, indicator } = feeder;
  const contribution = (
    use: ContributionUse,
    found: Partial<Pick<Contribution, 'value' | 'parts'>> = {},
  ): Contribution => ({
    formId: form.id,
    unitId: form.unitId,
    unitName: form.unitName,
    indicatorId: indicator.id,
    amountInFen: form.amountInFen,
    use,
    valueText: indicator.valueText,
    reason: indicator.deviationReason,
    value: null,
    parts: null,
    reportedAt: form.reportedAt,
    ...found,
  });

  if (form.state !== 'APPROVED') return contribution('NOT_APPROVED');
  const actual = parseActualText(indicator.valueText, form.budgetYear);
  if (material.kind === 'PARTS') {
    const parts = readParts(feeder);
    if (parts) return contribution('COUNTED', { parts });
    return contribution(actual.kind === 'blank' ? 'NOT_REPORTED' : 'NOT_A_NUMBER');
  }
  if (actual.kind === 'blank') return contribution('NOT_REPORTED');
  if (material.kind === 'COMPLETIONS') {
    const value = readCompletion(feeder);
    return value ? contribution('COUNTED', { value }) : contribution('UNDECIDED');
  }
  const number = actual.kind === 'quantity' ? parseDecimal(actual.value) : null;
  if (!number) return contribution('NOT_A_NUMBER');
  const relation = relateUnits(unitOf(feeder), material.unit);
  if (relation.kind !== 'convertible') return contribution('UNIT_DIFFERS');
  return contribution('COUNTED', { value: multiplyRatios(decimalAsRatio(number), relation.factor) });
}

/** The earned share of the row by the rules of scoring, so that it stays within 0 and 1 like a person's completion. */
function readCompletion({ form, indicator }: Feeder): Ratio | null {
  const table = tableFromForm({
    id: form.id,
    budgetYear: form.budgetYear,
    scheme: null,
    indicators: [{ ...indicator, weight: null }],
    actuals: [{ ...indicator, indicatorId: indicator.id }],
    executions: [],
  });
  const [row] = compileTable(table).rows;
  return row ? scoreRow(row).judgement.share : null;
}

/** The stated parts; for the budget execution rate, the form's own figures. */
function readParts({ form, indicator }: Feeder): Contribution['parts'] {
  const { budget, executed } = measuresBudgetExecution(indicator.level3)
    ? sumFunds(form.executions)
    : { budget: null, executed: null };
  const numerator = parseDecimal(String(indicator.numerator ?? executed ?? ''));
  const denominator = parseDecimal(String(indicator.denominator ?? budget ?? ''));
  return numerator && denominator
    ? { numerator: decimalAsRatio(numerator), denominator: decimalAsRatio(denominator) }
    : null;
}
