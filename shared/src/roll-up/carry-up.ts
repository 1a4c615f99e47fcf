import type { ChildForm, ChildIndicator } from './child-form.ts';
import type { RolledUpRow, RolledUpTable } from './rolled-up-table.ts';

/**
 * A form that was itself put together, as what it brings to the table above: each rolled-up row with its exact value,
 * sums, money and objects, so that it does not matter how the units are grouped (RU21).
 */
export function carryUp(form: ChildForm, rolled: RolledUpTable): ChildForm {
  const rows = new Map(rolled.rows.map((row) => [row.indicatorId, row]));
  return {
    ...form,
    executions: rolled.executions,
    indicators: form.indicators.map((indicator) => carryRow(indicator, rows.get(indicator.id))),
  };
}

/** An own entry, with its periods, stays what it is. */
function carryRow(indicator: ChildIndicator, row: RolledUpRow | undefined): ChildIndicator {
  if (!row || row.ruleId === null) return indicator;
  const { valueText, completion, deviationReason, carried } = row;
  const { numerator: _, denominator: __, objects: ___, periods: ____, ...asked } = indicator;
  return { ...asked, valueText, completion, deviationReason, carried };
}
