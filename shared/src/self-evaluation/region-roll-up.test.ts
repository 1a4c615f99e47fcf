import { describe, expect, it } from 'vitest';
import { compileTable } from '../scoring/compile-table.ts';
import { scoreCompiledTable } from '../scoring/score-compiled-table.ts';
import { formsRightBelow, rollUpRegion, type SyncedRows } from './region-roll-up.ts';

const units = [
  { id: 'region', parentId: null, shortName: '区' },
  { id: 'a', parentId: 'region', shortName: '甲' },
  { id: 'b', parentId: 'region', shortName: '乙' },
  { id: 'county', parentId: 'a', shortName: '县' },
];

const entered = { completion: null, deviationReason: null };

/** A table of two rows per unit: a sum that feeds the region, and one that nothing feeds. */
function rowsWith(
  forms: readonly {
    readonly unit: string;
    readonly state: 'DRAFT' | 'APPROVED';
    readonly value: string | null;
    readonly roundId?: string;
  }[],
): SyncedRows {
  const all = [{ unit: 'region', state: 'DRAFT' as const, value: null }, ...forms];
  const keyed = all.map((form, index) => ({ roundId: 'round', ...form, key: `${form.unit}${index}` }));
  return {
    orgUnits: units,
    rounds: [{ id: 'round', budgetYear: 2024 }],
    schemes: [{ id: 'scheme', content: { execution: 0, levels: { 产出指标: 100 } } }],
    targetTables: keyed.map(({ key }) => ({ id: `table-${key}`, schemeId: 'scheme', amountInFen: 100 })),
    indicators: keyed.flatMap(({ key, unit }) =>
      // Stored in no order; the table has its own.
      [2, 1].map((position) => ({
        id: `${key}-${position}`,
        targetTableId: `table-${key}`,
        position,
        level1: '产出指标',
        level2: '',
        level3: `指标${position}`,
        targetText: position === 1 ? '≥10 家' : '≥5',
        weight: null,
        parentIndicatorId: unit !== 'region' && position === 1 ? 'region0-1' : null,
        aggregationRule: position === 1 ? 'SUM' : null,
      })),
    ),
    selfEvaluations: keyed.map(({ key, unit, state, roundId }) => ({
      ...{ id: `form-${key}`, targetTableId: `table-${key}`, roundId, orgUnitId: unit, state },
      submittedAt: null,
    })),
    indicatorActuals: keyed.flatMap(({ key, value }) => [
      { ...entered, selfEvaluationId: `form-${key}`, indicatorId: `${key}-1`, valueText: value },
      { ...entered, selfEvaluationId: `form-${key}`, indicatorId: `${key}-2`, valueText: '5' },
    ]),
    fundExecutions: keyed.map(({ key }) => ({
      selfEvaluationId: `form-${key}`,
      annualBudgetInFen: 100,
      executedInFen: 50,
    })),
  };
}

describe('rollUpRegion', () => {
  it('[SE1] sums approved forms below, and keeps the own entry where nothing feeds a row', () => {
    const rolled = rollUpRegion(
      'form-region0',
      rowsWith([
        { unit: 'a', state: 'APPROVED', value: '4' },
        { unit: 'b', state: 'APPROVED', value: '5 家' },
        { unit: 'b', state: 'DRAFT', value: '100' },
      ]),
    );

    expect(rolled?.rows.map(({ indicatorId, valueText, state }) => [indicatorId, valueText, state])).toEqual([
      ['region0-1', '9家', 'PARTIAL'],
      ['region0-2', '5', 'NOT_FED'],
    ]);
    expect(rolled?.rows[0]?.contributions.map(({ unitName, use }) => [unitName, use])).toEqual([
      ['甲', 'COUNTED'],
      ['乙', 'COUNTED'],
      ['乙', 'NOT_APPROVED'],
    ]);
    if (!rolled) throw new Error('the region has a form');
    // 50 × 0.9 + 50.
    expect(scoreCompiledTable(compileTable(rolled.table)).total).toBe(9500);
  });

  it('[SE2] leaves other rounds and what lies deeper to themselves', () => {
    const rows = rowsWith([
      { unit: 'a', state: 'APPROVED', value: '4' },
      { unit: 'b', state: 'APPROVED', value: '5', roundId: 'last year' },
      { unit: 'county', state: 'APPROVED', value: '7' },
    ]);
    const own = rows.selfEvaluations[0];
    if (!own) throw new Error('the region has a form');

    expect(formsRightBelow(own, rows).map(({ orgUnitId }) => orgUnitId)).toEqual(['a']);
    expect(rollUpRegion('form-region0', rows)?.table.funds).toMatchObject({ budget: '0.0001' });
  });

  it('gives a form below its own table back', () => {
    const rolled = rollUpRegion('form-a1', rowsWith([{ unit: 'a', state: 'DRAFT', value: '4' }]));
    expect(rolled?.rows.map(({ valueText, state }) => [valueText, state])).toEqual([
      ['4', 'NOT_FED'],
      ['5', 'NOT_FED'],
    ]);
  });

  it('has nothing for a form that is not there', () => {
    expect(rollUpRegion('form-nowhere', rowsWith([]))).toBeNull();
  });
});
