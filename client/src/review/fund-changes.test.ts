import { describe, expect, it } from 'vitest';
import type { ExecutionView } from '../local-data/form-view.ts';
import { changedAmounts } from './fund-changes.ts';

const values = { annualBudgetInFen: 100, arrivedInFen: 100, executedInFen: null };
const of = (previous: ExecutionView['previous']) =>
  changedAmounts({ source: 'CENTRAL', values, previous } as ExecutionView);

describe('changedAmounts', () => {
  it('names the amounts that differ from the submission before', () => {
    expect(of({ annualBudgetInFen: 90, arrivedInFen: 100, executedInFen: 0 })).toEqual([
      'annualBudgetInFen',
      'executedInFen',
    ]);
  });

  it('sees no change where nothing differs, or where there was no submission before', () => {
    expect(of(values)).toEqual([]);
    expect(of(null)).toEqual([]);
  });
});
