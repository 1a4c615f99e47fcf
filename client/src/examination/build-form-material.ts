import type { FormMaterial, FundAmounts } from '@attain/shared/examination/form-material';
import type { TableMaterial } from '@attain/shared/examination/table-material';
import { readScheme } from '@attain/shared/scoring/read-scheme';
import { readSchemeInput } from '@attain/shared/scoring/read-scheme-input';
import type { ExecutionView, FormView } from '../local-data/form-view.ts';
import { formsRightBelow, rollUpFormView } from '../roll-up/roll-up-form-view.ts';

/**
 * A form as the examination reads it. One that is filled in on an issued table answers that table, row by row; a
 * unit's own answers all that was issued to it, with what the forms below add up to.
 */
export function buildFormMaterial(
  view: FormView,
  forms: readonly FormView[],
  issued: readonly TableMaterial[],
): FormMaterial {
  const holder = view.orgUnit?.name ?? '';
  const isOnIssuedTable = issued.some(({ id }) => id === view.form.targetTableId);
  const rolledUp = isOnIssuedTable ? null : rollUpFormView(view, formsRightBelow(view, forms)).rolled;
  return {
    id: view.id,
    holder,
    usingUnit: null,
    tableIds: isOnIssuedTable
      ? [view.form.targetTableId]
      : issued.filter((table) => table.holder === holder).map(({ id }) => id),
    mergeNote: null,
    weights: weightsOf(view),
    funds: {
      TOTAL: null, // A form on the phone computes its total.
      CENTRAL: amountsOf(view, 'CENTRAL'),
      LOCAL: amountsOf(view, 'LOCAL'),
      OTHER: amountsOf(view, 'OTHER'),
    },
    rows: view.rows.map(({ indicator, values }) => ({
      id: indicator.id,
      level1: indicator.level1,
      level2: indicator.level2 === '' ? null : indicator.level2,
      level3: indicator.level3,
      targetText: indicator.targetText,
      actualText:
        rolledUp?.rows.find(({ indicatorId }) => indicatorId === indicator.id)?.valueText ?? values.valueText,
      answers: isOnIssuedTable ? [indicator.id] : [],
    })),
  };
}

/** Null for a scheme that cannot be read: the rules then say nothing about weights. */
function weightsOf({ scheme }: FormView): FormMaterial['weights'] {
  if (!scheme) return null;
  const reading = readSchemeInput(scheme.content);
  if (!reading.ok) return null;
  const { execution, levels, weightChange } = readScheme(reading.scheme);
  return { execution, levels, reason: scheme.reason ?? weightChange?.reason ?? null };
}

function amountsOf({ executions }: FormView, source: ExecutionView['source']): FundAmounts {
  const values = executions.find((execution) => execution.source === source)?.values;
  return {
    annualBudget: values?.annualBudgetInFen ?? null,
    arrived: values?.arrivedInFen ?? null,
    executed: values?.executedInFen ?? null,
  };
}
