import { describe, expect, it } from 'vitest';
import { scoreTable } from './score-table.ts';
import { sumFunds, tableFromForm, type FormRows } from './table-from-form.ts';

const indicator = {
  id: 'i1',
  level1: '产出指标',
  level2: '',
  level3: '专利',
  targetText: '≥13 项',
  weight: 571,
};

function aForm(overrides: Partial<FormRows> = {}): FormRows {
  return {
    id: 'form',
    budgetYear: 2024,
    scheme: null,
    indicators: [indicator],
    actuals: [{ indicatorId: 'i1', valueText: '11', completion: null, deviationReason: '审核周期长' }],
    executions: [{ annualBudgetInFen: 130_000_000, executedInFen: 130_000_000 }],
    ...overrides,
  };
}

describe('tableFromForm', () => {
  it('makes the table that the rules score', () => {
    const score = scoreTable(tableFromForm(aForm()));
    expect(score.rows[0]).toMatchObject({ weight: 5.71, score: 4.83, completion: '0.8462' });
    expect(score.execution).toEqual({ rate: '1', weight: 10, score: 10 });
  });

  it('leaves a row without an entry unreported', () => {
    expect(tableFromForm(aForm({ actuals: [] })).indicators[0]).toMatchObject({
      actual: null,
      completion: null,
      reason: null,
    });
  });

  it.each([
    ['0.9', '0.9'],
    ['０．９', '0.9'],
    ['0.', null],
    ['abc', null],
    ['', null],
  ])('reads the completion %j as %s while it is typed', (completion, read) => {
    const actuals = [{ indicatorId: 'i1', valueText: '11', completion, deviationReason: null }];
    expect(tableFromForm(aForm({ actuals })).indicators[0]?.completion).toBe(read);
  });

  it('does not score by the default where the stored scheme is broken', () => {
    expect(() => tableFromForm(aForm({ scheme: { execution: 'x' } }))).toThrow(RangeError);
    expect(tableFromForm(aForm({ scheme: undefined })).scheme).toBeNull();
  });
});

describe('sumFunds', () => {
  const source = (annualBudgetInFen: number | null, executedInFen: number | null) => ({
    annualBudgetInFen,
    executedInFen,
  });

  it.each([
    ['adds sources up', [source(130_000_000, 100_000_000), source(1, 0)], '130.000001', '100'],
    ['leaves out a source without figures', [source(130_000_000, 0), source(null, null)], '130', '0'],
    ['does not know a sum with a hole in it', [source(100, 100), source(100, null)], '0.0002', null],
    ['knows nothing without figures', [source(null, null)], null, null],
  ])('%s', (_, executions, budget, executed) => {
    expect(sumFunds(executions)).toEqual({ budget, executed, unit: '万元' });
  });
});
