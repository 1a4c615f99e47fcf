import type { FormState } from '../approval/form-state.ts';
import type { Fen } from '../indicator-value/money.ts';
import type { Centipoints } from '../indicator-value/points.ts';
import { belongsTo } from '../roll-up/belongs-to.ts';
import { carryUp } from '../roll-up/carry-up.ts';
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
  /** The table's `RollUpSource`; null or absent: CHILDREN. */
  readonly rollUpSource?: string | null;
  /** In the order of the table. */
  readonly indicators: readonly IndicatorRow[];
  readonly actuals: readonly ActualRow[];
  readonly executions: readonly ExecutionRow[];
  /** The forms right below its unit, each with those below it. */
  readonly below: readonly FormMaterial[];
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
  /** Null or absent: as its table. */
  readonly rollUpSource?: string | null;
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
 * Puts a form together from the forms right below it, which were put together in the same way; where nothing feeds a
 * row, its own entry stands (S12: phone and server make the same of the same rows).
 */
export function rollUpForm(own: FormMaterial): RolledUpTable {
  const { selfEvaluation, unitName, below, ...parent } = own;
  // One order everywhere, since the texts of several units are put together in it.
  const children = below.map(childOf).sort((a, b) => (a.id < b.id ? -1 : 1));
  return rollUp(
    {
      ...parent,
      id: selfEvaluation.id,
      own: {
        unitId: selfEvaluation.orgUnitId,
        unitName,
        amountInFen: amountSpentItself(own),
        reportedAt: selfEvaluation.submittedAt,
      },
    },
    children,
  );
}

/** What the table's money leaves after the tables right below it (RU20); never below zero. */
function amountSpentItself({ amountInFen, indicators, below }: FormMaterial): Fen {
  const passedOn = below
    .filter((form) => belongsTo({ indicators }, form))
    .reduce((sum, form) => sum + form.amountInFen, 0);
  return Math.max(0, amountInFen - passedOn);
}

/** A form below; one that stands above others brings what they make of it (RU21). */
function childOf(form: FormMaterial): ChildForm {
  const { selfEvaluation, indicators, actuals, below, ...rest } = form;
  const reported = new Map(actuals.map((actual) => [actual.indicatorId, actual]));
  const child: ChildForm = {
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
  return below.length === 0 ? child : carryUp(child, rollUpForm(form));
}
