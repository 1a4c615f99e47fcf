import { AggregationRule } from '../indicator/aggregation-rule.ts';
import { formatRatio, multiplyRatios, ratioOf } from '../indicator-value/ratio.ts';
import { sumFunds, tableFromForm } from '../scoring/table-from-form.ts';
import type { FundsInput, TableInput } from '../scoring/table-input.ts';
import type { ChildForm, ParentIndicator, ParentTable } from './child-form.ts';
import { combine, type Combination } from './combine.ts';
import { compileTexts } from './compile-texts.ts';
import { isUsable, type Contribution } from './contribution.ts';
import { materialOf, readContribution, type Feeder, type RowMaterial } from './read-contributions.ts';

/** A table put together from the approved forms below it, ready to be scored, and where each number came from. */
export interface RolledUpTable {
  readonly table: TableInput;
  readonly rows: readonly RolledUpRow[];
  readonly coverage: Coverage;
}

export interface RolledUpRow {
  readonly indicatorId: string;
  readonly rule: AggregationRule | null;
  readonly state: RolledUpState;
  /** The actual value as a text that the rules read: "3家", "6.39%", or the units' compiled texts. */
  readonly valueText: string | null;
  /** The mean completion of a judged row, a plain decimal; null otherwise. */
  readonly completion: string | null;
  /** Every unit's reason, with its name. */
  readonly deviationReason: string | null;
  readonly coverage: Coverage;
  /** The sums that were divided, for means and ratios, as plain decimals. */
  readonly quotient: { readonly dividend: string; readonly divisor: string } | null;
  readonly contributions: readonly Contribution[];
}

export type RolledUpState =
  /** Every form that feeds the row was counted. */
  | 'COMPLETE'
  /** Some forms are not approved, not reported or not usable: the value is of the others. */
  | 'PARTIAL'
  | 'NOTHING_REPORTED'
  /** What it would be divided by is zero. */
  | 'NOT_COMPUTABLE'
  /** Nothing below feeds it, or it has no rule: the table's own entry stands. */
  | 'NOT_FED';

/** "3 of 3 units reported". */
export interface Coverage {
  readonly unitsReported: number;
  readonly units: number;
  readonly formsApproved: number;
  readonly forms: number;
}

/** Beyond what tables print; the fraction itself stays in `quotient`. */
const DECIMALS = 6;

/** Puts the table above together from the forms below it (RU1 to RU9). Only approved forms count. */
export function rollUp(parent: ParentTable, children: readonly ChildForm[]): RolledUpTable {
  const feeders = feedersByParent(children);
  const rows = parent.indicators.map((indicator) =>
    rollUpRow(parent, indicator, feeders.get(indicator.id) ?? []),
  );
  const { funds, ...table } = tableFromForm({ ...parent, actuals: rows });
  return {
    table: { ...table, funds: rollUpFunds(children) ?? funds ?? null },
    rows,
    coverage: coverageOf(children, (form) => form.state === 'APPROVED'),
  };
}

function feedersByParent(children: readonly ChildForm[]): Map<string, Feeder[]> {
  const feeders = new Map<string, Feeder[]>();
  for (const form of children) {
    for (const indicator of form.indicators) {
      if (indicator.parentIndicatorId === null) continue;
      const fed = feeders.get(indicator.parentIndicatorId);
      if (fed) fed.push({ form, indicator });
      else feeders.set(indicator.parentIndicatorId, [{ form, indicator }]);
    }
  }
  return feeders;
}

/** Null where there is no form below: the table's own execution stands. */
function rollUpFunds(children: readonly ChildForm[]): FundsInput | null {
  if (children.length === 0) return null;
  return sumFunds(
    children.filter(({ state }) => state === 'APPROVED').flatMap(({ executions }) => executions),
  );
}

function rollUpRow(parent: ParentTable, indicator: ParentIndicator, feeders: readonly Feeder[]): RolledUpRow {
  const rule = readRule(indicator.aggregationRule);
  if (rule === null || feeders.length === 0) return ownEntry(parent, indicator, rule);
  const material = materialOf(indicator, rule, parent.budgetYear, feeders);
  const read = feeders.map((feeder) => readContribution(feeder, material));
  const usable = read.filter(isUsable);
  const combination = usable.length > 0 ? combine(rule, usable) : null;
  const contributions = combination
    ? [...combination.contributions, ...read.filter((contribution) => !isUsable(contribution))]
    : read;
  return {
    indicatorId: indicator.id,
    rule,
    state: stateOf(combination, usable.length, read.length),
    ...valueOf(combination, material, contributions),
    deviationReason: compileTexts(approved(contributions), ({ reason }) => reason),
    coverage: coverageOf(
      feeders.map(({ form }) => form),
      (form) =>
        contributions.some(
          ({ formId, use }) => formId === form.id && use !== 'NOT_APPROVED' && use !== 'NOT_REPORTED',
        ),
    ),
    quotient: combination?.quotient
      ? {
          dividend: formatRatio(combination.quotient.dividend, DECIMALS),
          divisor: formatRatio(combination.quotient.divisor, DECIMALS),
        }
      : null,
    contributions,
  };
}

function readRule(text: string | null): AggregationRule | null {
  return Object.values(AggregationRule).find((rule) => rule === text) ?? null;
}

function ownEntry(parent: ParentTable, { id }: ParentIndicator, rule: AggregationRule | null): RolledUpRow {
  const own = parent.actuals.find(({ indicatorId }) => indicatorId === id);
  return {
    indicatorId: id,
    rule,
    state: 'NOT_FED',
    valueText: own?.valueText ?? null,
    completion: own?.completion ?? null,
    deviationReason: own?.deviationReason ?? null,
    coverage: { unitsReported: 0, units: 0, formsApproved: 0, forms: 0 },
    quotient: null,
    contributions: [],
  };
}

function stateOf(combination: Combination | null, usable: number, all: number): RolledUpState {
  if (!combination) return 'NOTHING_REPORTED';
  if (combination.value === null) return 'NOT_COMPUTABLE';
  return usable === all ? 'COMPLETE' : 'PARTIAL';
}

function valueOf(
  combination: Combination | null,
  material: RowMaterial,
  contributions: readonly Contribution[],
): Pick<RolledUpRow, 'valueText' | 'completion'> {
  const value = combination?.value ?? null;
  switch (material.kind) {
    case 'COMPLETIONS':
      return {
        valueText: compileTexts(approved(contributions), ({ valueText }) => valueText),
        completion: value && formatRatio(value, DECIMALS),
      };
    case 'PARTS': {
      const perCent = value && multiplyRatios(value, ratioOf(100n, 1n));
      return { valueText: perCent && `${formatRatio(perCent, DECIMALS)}%`, completion: null };
    }
    case 'VALUES':
      return { valueText: value && formatRatio(value, DECIMALS) + (material.unit ?? ''), completion: null };
  }
}

function approved(contributions: readonly Contribution[]): Contribution[] {
  return contributions.filter(({ use }) => use !== 'NOT_APPROVED');
}

function coverageOf(forms: readonly ChildForm[], isReported: (form: ChildForm) => boolean): Coverage {
  const units = new Set(forms.map(({ unitId }) => unitId));
  const reported = new Set(forms.filter(isReported).map(({ unitId }) => unitId));
  const approvedForms = forms.filter(({ state }) => state === 'APPROVED');
  return {
    unitsReported: reported.size,
    units: units.size,
    formsApproved: approvedForms.length,
    forms: forms.length,
  };
}
