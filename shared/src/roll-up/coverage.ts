import type { ChildForm } from './child-form.ts';
import { isReported, type Contribution } from './contribution.ts';
import type { Coverage } from './rolled-up-table.ts';

export const NO_COVERAGE: Coverage = { unitsReported: 0, units: 0, formsApproved: 0, forms: 0 };

/** How many of the table's forms and units are approved. */
export function coverageOfForms(forms: readonly ChildForm[]): Coverage {
  const approved = forms.filter(({ state }) => state === 'APPROVED');
  return {
    unitsReported: countUnits(approved),
    units: countUnits(forms),
    formsApproved: approved.length,
    forms: forms.length,
  };
}

/** How many of the units that feed a row have reported it; a form with two rows for it is one form. */
export function coverageOfRow(contributions: readonly Contribution[]): Coverage {
  const below = contributions.filter(({ origin }) => origin === 'BELOW');
  const approved = below.filter(({ use }) => use !== 'NOT_APPROVED');
  return {
    unitsReported: countUnits(contributions.filter(isReported)),
    units: countUnits(contributions),
    formsApproved: countForms(approved),
    forms: countForms(below),
  };
}

function countUnits(rows: readonly { readonly unitId: string }[]): number {
  return new Set(rows.map(({ unitId }) => unitId)).size;
}

function countForms(rows: readonly { readonly formId: string }[]): number {
  return new Set(rows.map(({ formId }) => formId)).size;
}
