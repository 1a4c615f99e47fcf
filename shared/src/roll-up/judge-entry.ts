import { compileTable } from '../scoring/compile-table.ts';
import type { Judgement } from '../scoring/judgement.ts';
import { scoreRow } from '../scoring/score-compiled-table.ts';
import { tableFromForm } from '../scoring/table-from-form.ts';

/** What the rules of scoring need of one row. */
export interface RowToJudge {
  readonly level1: string;
  readonly level2: string | null;
  readonly level3: string;
  readonly targetText: string;
}

interface Entry {
  readonly valueText: string | null;
  readonly completion: string | null;
}

/** Judges an entry against the row's target by SC1 to SC7; the earned share stays within 0 and 1. */
export function judgeEntry(row: RowToJudge, entry: Entry, budgetYear: number | null): Judgement | null {
  const { level1, level2, level3, targetText } = row;
  const { valueText, completion } = entry;
  const table = tableFromForm({
    id: '',
    budgetYear,
    scheme: null,
    indicators: [{ id: 'row', level1, level2, level3, targetText, weight: null }],
    actuals: [{ indicatorId: 'row', valueText, completion, deviationReason: null }],
    executions: [],
  });
  const [compiled] = compileTable(table).rows;
  return compiled ? scoreRow(compiled).judgement : null;
}
