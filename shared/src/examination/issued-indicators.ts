import { comparableName } from '../indicator/indicator-name.ts';
import type { FormMaterial, FormRowMaterial } from './form-material.ts';
import type { RoundMaterial } from './round-material.ts';
import type { IndicatorMaterial, TableMaterial } from './table-material.ts';

export interface IssuedIndicator {
  readonly table: TableMaterial;
  readonly indicator: IndicatorMaterial;
}

/** The issued indicators that a form's row answers by link; without links, those of the same name in its tables. */
export function issuedFor(
  form: FormMaterial,
  row: FormRowMaterial,
  material: RoundMaterial,
): IssuedIndicator[] {
  const issued = material.tables
    .filter(({ id }) => form.tableIds.includes(id))
    .flatMap((table) => table.indicators.map((indicator) => ({ table, indicator })));
  const linked = issued.filter(({ indicator }) => row.answers.includes(indicator.id));
  if (linked.length > 0) return linked;
  const name = comparableName(row.level3);
  return issued.filter(({ indicator }) => comparableName(indicator.level3) === name);
}
