import type { RolledUpTable } from '@attain/shared/roll-up/rolled-up-table';
import { compileTable, type CompiledTable } from '@attain/shared/scoring/compile-table';
import { scoreCompiledTable, type ScoredTable } from '@attain/shared/scoring/score-compiled-table';
import { rollUpForm, type FormMaterial } from '@attain/shared/self-evaluation/roll-up-form';
import type { FormInHand } from './form-in-hand.ts';

/** A form's score with all that it came from. Rows are in the order of the form's indicators. */
export interface FormScoring {
  readonly rolled: RolledUpTable;
  readonly table: CompiledTable;
  readonly scored: ScoredTable;
}

/** Scores a form by its table's scheme, from its own rows and the approved forms right below it. */
export function scoreForm(own: FormMaterial): FormScoring {
  const rolled = rollUpForm(own);
  const table = compileTable(rolled.table);
  return { rolled, table, scored: scoreCompiledTable(table) };
}

export function scoreFormInHand(form: FormInHand): FormScoring {
  const own: FormMaterial = {
    selfEvaluation: form.selfEvaluation,
    unitName: '',
    rollUpSource: form.table.rollUpSource,
    amountInFen: form.table.amountInFen,
    budgetYear: form.round.budgetYear,
    scheme: form.scheme.content,
    indicators: [...form.indicators.values()],
    actuals: [...form.actuals.values()],
    executions: [...form.executions.values()],
    below: form.below,
  };
  return scoreForm(own);
}
