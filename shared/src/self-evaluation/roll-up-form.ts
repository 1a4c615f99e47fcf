import type { FormState } from '../approval/form-state.ts';
import type { Fen } from '../indicator-value/money.ts';
import type { Centipoints } from '../indicator-value/points.ts';
import type { ChildForm } from '../roll-up/child-form.ts';
import { rollUp } from '../roll-up/roll-up.ts';
import type { RolledUpTable } from '../roll-up/rolled-up-table.ts';

/** A form with the rows that belong to it, as database and phone keep them. */
export interface FormMaterial {
  readonly selfEvaluation: {
    readonly id: string;
    readonly orgUnitId: string;
    readonly state: FormState;
    readonly submittedAt: string | null;
  };
  readonly unitName: string;
  readonly amountInFen: Fen;
  readonly budgetYear: number | null;
  /** The scheme's content as JSON. */
  readonly scheme: unknown;
  /** In the order of the table. */
  readonly indicators: readonly IndicatorRow[];
  readonly actuals: readonly ActualRow[];
  readonly executions: readonly ExecutionRow[];
}

export interface IndicatorRow {
  readonly id: string;
  readonly level1: string;
  readonly level2: string | null;
  readonly level3: string;
  readonly targetText: string;
  readonly weight: Centipoints | null;
  readonly parentIndicatorId: string | null;
  readonly aggregationRule: string | null;
}

export interface ActualRow {
  readonly indicatorId: string;
  readonly valueText: string | null;
  readonly completion: string | null;
  readonly deviationReason: string | null;
}

export interface ExecutionRow {
  readonly annualBudgetInFen: Fen | null;
  readonly executedInFen: Fen | null;
}

/**
 * Puts a form together from the forms right below it; where nothing feeds a row, its own entry stands (S12: phone
 * and server make the same of the same rows).
 */
export function rollUpForm(own: FormMaterial, below: readonly FormMaterial[]): RolledUpTable {
  const { selfEvaluation, ...parent } = own;
  // One order everywhere, since the texts of several units are put together in it.
  const children = below.map(childOf).sort((a, b) => (a.id < b.id ? -1 : 1));
  return rollUp({ id: selfEvaluation.id, ...parent }, children);
}

function childOf(form: FormMaterial): ChildForm {
  const { selfEvaluation, indicators, actuals, ...rest } = form;
  const reported = new Map(actuals.map((actual) => [actual.indicatorId, actual]));
  return {
    ...rest,
    id: selfEvaluation.id,
    unitId: selfEvaluation.orgUnitId,
    state: selfEvaluation.state,
    reportedAt: selfEvaluation.submittedAt,
    indicators: indicators.map((indicator) => {
      const actual = reported.get(indicator.id);
      return {
        ...indicator,
        valueText: actual?.valueText ?? null,
        completion: actual?.completion ?? null,
        deviationReason: actual?.deviationReason ?? null,
      };
    }),
  };
}
