import type { ActualFields } from '@attain/shared/approval/form-content';
import type { RolledUpTable } from '@attain/shared/roll-up/rolled-up-table';
import { compileTable } from '@attain/shared/scoring/compile-table';
import { rollUpForm, type FormMaterial } from '@attain/shared/self-evaluation/roll-up-form';
import type { FormView } from '../local-data/form-view.ts';
import { assembleScoredForm } from '../scoring/score-form.ts';
import type { ScoredForm } from '../scoring/scored-form.ts';

/** A unit's own table put together from the forms below it, and scored. */
export interface RolledUpForm {
  readonly scored: ScoredForm;
  readonly rolled: RolledUpTable;
  /** The forms right below, approved or not, from which it was put together. */
  readonly lowerForms: readonly FormView[];
}

/**
 * Rolls what stands below up into `view` and scores the result, by the same functions as the server (S12). Works
 * without a network, from what was synced last.
 *
 * @param forms All forms at hand; those of the units below are found among them.
 */
export function rollUpFormView(view: FormView, forms: readonly FormView[]): RolledUpForm {
  const rolled = rollUpForm(materialOf(view, forms));
  const byIndicator = new Map(rolled.rows.map((row) => [row.indicatorId, row]));
  const scored = assembleScoredForm(
    view,
    compileTable(rolled.table),
    ({ indicator, values }): ActualFields => {
      const row = byIndicator.get(indicator.id);
      if (!row) return values;
      const { valueText, completion, deviationReason } = row;
      return { ...values, valueText, completion, deviationReason };
    },
  );
  return { scored, rolled, lowerForms: formsRightBelow(view, forms) };
}

function materialOf(view: FormView, forms: readonly FormView[]): FormMaterial {
  return {
    selfEvaluation: view.form,
    unitName: view.orgUnit?.shortName ?? '',
    amountInFen: view.targetTable?.amountInFen ?? 0,
    rollUpSource: view.targetTable?.rollUpSource ?? null,
    budgetYear: view.round?.budgetYear ?? null,
    scheme: view.scheme?.content,
    indicators: view.rows.map(({ indicator }) => indicator),
    actuals: view.rows.map((row) => ({ indicatorId: row.indicator.id, ...row.values })),
    executions: view.executions.map(({ values }) => values),
    below: formsRightBelow(view, forms).map((lower) => materialOf(lower, forms)),
  };
}

/** The forms of the same round whose units stand right below: deeper ones go into theirs. */
export function formsRightBelow(view: FormView, forms: readonly FormView[]): readonly FormView[] {
  const unitId = view.form.orgUnitId;
  return forms.filter(
    ({ form, orgUnit }) => form.roundId === view.form.roundId && orgUnit?.parentId === unitId,
  );
}
