import { tableFromForm } from '../scoring/table-from-form.ts';
import { belongsTo } from './belongs-to.ts';
import type { ChildForm, ExecutionEntry, ParentTable } from './child-form.ts';
import { coverageOfForms } from './coverage.ts';
import { feedersByParent, sourceOf } from './feeder.ts';
import type { RolledUpTable } from './rolled-up-table.ts';
import { rollUpRow } from './roll-up-row.ts';

/** Puts the table above together from the forms below it (RU1 to RU22). Only approved forms count. */
export function rollUp(parent: ParentTable, children: readonly ChildForm[]): RolledUpTable {
  const below = children.filter((form) => belongsTo(parent, form));
  const feeders = feedersByParent(below);
  const rows = parent.indicators.map((indicator) =>
    rollUpRow(parent, indicator, feeders.get(indicator.id) ?? []),
  );
  const executions = executionsOf(parent, below);
  return {
    table: tableFromForm({ ...parent, actuals: rows, executions }),
    rows,
    coverage: coverageOfForms(below),
    executions,
  };
}

/** The money follows the table's source (RU20); without a form below, the table's own execution stands. */
function executionsOf(parent: ParentTable, below: readonly ChildForm[]): readonly ExecutionEntry[] {
  const source = sourceOf(parent, null);
  if (source === 'OWN' || below.length === 0) return parent.executions;
  const approved = below.filter(({ state }) => state === 'APPROVED').flatMap(({ executions }) => executions);
  return source === 'BOTH' ? [...approved, ...parent.executions] : approved;
}
