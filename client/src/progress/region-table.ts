import type { ActualFields } from '@attain/shared/approval/form-content';
import type { ChildForm } from '@attain/shared/roll-up/child-form';
import { rollUp, type RolledUpTable } from '@attain/shared/roll-up/roll-up';
import { compileTable } from '@attain/shared/scoring/compile-table';
import type { FormView } from '../local-data/form-view.ts';
import { assembleScoredForm } from '../self-evaluation/score-form.ts';
import type { ScoredForm } from '../self-evaluation/scored-form.ts';

/** A unit's own table put together from the forms below it, and scored. */
export interface RegionTable {
  readonly scored: ScoredForm;
  readonly rolled: RolledUpTable;
  /** The forms it was put together from, approved or not. */
  readonly lowerForms: readonly FormView[];
}

/**
 * Rolls the forms of the units below up into `view` and scores the result (S12: the same functions as on the
 * server). Works without a network, from what was synced last.
 */
export function buildRegionTable(view: FormView, lowerForms: readonly FormView[]): RegionTable {
  const rolled = rollUp(
    {
      id: view.id,
      budgetYear: view.round?.budgetYear ?? null,
      scheme: view.scheme?.content,
      indicators: view.rows.map(({ indicator }) => indicator),
      actuals: view.rows.map((row) => ({ indicatorId: row.indicator.id, ...row.values })),
      executions: view.executions.map(({ values }) => values),
    },
    lowerForms.map(childForm),
  );
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
  return { scored, rolled, lowerForms };
}

function childForm(view: FormView): ChildForm {
  return {
    id: view.id,
    unitId: view.form.orgUnitId,
    unitName: view.orgUnit?.shortName ?? '',
    state: view.form.state,
    amountInFen: view.targetTable?.amountInFen ?? 0,
    reportedAt: view.form.submittedAt,
    budgetYear: view.round?.budgetYear ?? null,
    indicators: view.rows.map(({ indicator, values }) => ({ ...indicator, ...values })),
    executions: view.executions.map(({ values }) => values),
  };
}

/** The forms of the same round whose units lie below the form's own. */
export function formsBelow(view: FormView, forms: readonly FormView[]): readonly FormView[] {
  const path = view.orgUnit?.path;
  if (path === undefined) return [];
  return forms.filter(
    ({ form, orgUnit }) =>
      form.roundId === view.form.roundId && orgUnit?.path.startsWith(path) === true && orgUnit.path !== path,
  );
}
