import { addDecimals, formatDecimal, parseDecimal, ZERO } from '@attain/shared/indicator-value/decimal';
import type { Centipoints } from '@attain/shared/indicator-value/points';
import { unitScore } from '@attain/shared/roll-up/unit-score';
import { executionRate } from '@attain/shared/scoring/score-execution';
import type { OrgUnitRow } from '../api/reference-rows.ts';
import { formatPercent } from '../scoring/describe-deviation.ts';
import { displayState, type DisplayState } from '../self-evaluation/display-state.ts';
import type { ScoredForm } from '../scoring/scored-form.ts';

/** Money of one or several forms, in 万元 as plain decimals; null while one of them is unknown. */
export interface Money {
  readonly budget: string | null;
  readonly executed: string | null;
  /** 100%; null where there is no rate. */
  readonly rate: string | null;
}

/** One line of the tree: a unit, or one of its forms. */
export interface TreeLine {
  readonly key: string;
  readonly depth: 0 | 1 | 2;
  readonly name: string;
  readonly formId: string | null;
  readonly money: Money;
  readonly done: number;
  readonly all: number;
  /** Null for the top, whose forms stand in all states. */
  readonly state: DisplayState | null;
  readonly score: Centipoints | null;
  /** The form behind a leaf. */
  readonly scored: ScoredForm | null;
}

/** Top, units below it, their forms; a unit without a form is left out. */
export function unitTree(
  top: OrgUnitRow | null,
  units: readonly OrgUnitRow[],
  forms: readonly ScoredForm[],
): readonly TreeLine[] {
  const unitLines = units.flatMap((unit) => {
    const own = forms.filter(({ view }) => view.form.orgUnitId === unit.id);
    return own.length === 0 ? [] : [unitLine(unit, own), ...own.map(formLine)];
  });
  if (!top || unitLines.length === 0) return unitLines;
  return [
    { ...summaryOf(forms), key: top.id, depth: 0, name: top.name, state: null, score: null },
    ...unitLines,
  ];
}

function unitLine(unit: OrgUnitRow, forms: readonly ScoredForm[]): TreeLine {
  const score = unitScore(
    // What its preparer may still change is no score yet.
    forms.map(({ view, total }) => ({
      amountInFen: view.targetTable?.amountInFen ?? 0,
      total: view.isEditable ? null : total,
    })),
  );
  return { ...summaryOf(forms), key: unit.id, depth: 1, name: unit.name, state: unitState(forms), score };
}

function formLine(scored: ScoredForm): TreeLine {
  return {
    ...summaryOf([scored]),
    key: scored.view.id,
    depth: 2,
    name: scored.view.targetTable?.title ?? '',
    formId: scored.view.id,
    state: stateOf(scored),
    score: scored.total,
    scored,
  };
}

function summaryOf(forms: readonly ScoredForm[]) {
  return {
    formId: null,
    scored: null,
    money: sumMoney(forms.map(({ execution }) => execution)),
    done: forms.reduce((sum, { done }) => sum + done, 0),
    all: forms.reduce((sum, { all }) => sum + all, 0),
  };
}

/** What waits for somebody decides; otherwise forms in different states mean: at work. */
function unitState(forms: readonly ScoredForm[]): DisplayState {
  const states = new Set(forms.map(stateOf));
  const urgent = (['SUBMITTED', 'RETURNED', 'REOPENED'] as const).find((state) => states.has(state));
  const [only] = states;
  return urgent ?? (states.size === 1 && only ? only : 'DRAFT');
}

function stateOf({ view, done }: ScoredForm): DisplayState {
  return displayState(view.form.state, done);
}

/** A hole in a sum would be believed: one unknown amount leaves the sum unknown. */
export function sumMoney(
  parts: readonly { readonly budget: string | null; readonly executed: string | null }[],
): Money {
  const budget = sumAmounts(parts.map((part) => part.budget));
  const executed = sumAmounts(parts.map((part) => part.executed));
  const rate = executionRate(budget, executed);
  return {
    budget: budget && formatDecimal(budget),
    executed: executed && formatDecimal(executed),
    rate: rate && formatPercent(rate),
  };
}

function sumAmounts(amounts: readonly (string | null)[]) {
  let sum = ZERO;
  for (const amount of amounts) {
    const decimal = amount === null ? null : parseDecimal(amount);
    if (!decimal) return null;
    sum = addDecimals(sum, decimal);
  }
  return amounts.length === 0 ? null : sum;
}
