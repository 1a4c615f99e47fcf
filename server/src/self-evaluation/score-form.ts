import { compileTable } from '@attain/shared/scoring/compile-table';
import { scoreCompiledTable, type ScoredTable } from '@attain/shared/scoring/score-compiled-table';
import { tableFromForm } from '@attain/shared/scoring/table-from-form';
import type { FormInHand } from './form-in-hand.ts';

/** Scores a form as its rows stand now, by its table's scheme. Its rows are in the order of its indicators. */
export function scoreForm(form: FormInHand): ScoredTable {
  const table = tableFromForm({
    id: form.selfEvaluation.id,
    budgetYear: form.round.budgetYear,
    scheme: form.scheme.content,
    indicators: [...form.indicators.values()],
    actuals: [...form.actuals.values()],
    executions: [...form.executions.values()],
  });
  return scoreCompiledTable(compileTable(table));
}
