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
    readonly feeds?: string;
    readonly amountInFen?: number;
  }[],
  region: { readonly rollUpSource?: string; readonly value?: string; readonly amountInFen?: number } = {},
): SyncedRows {
  const all = [{ unit: 'region', state: 'DRAFT' as const, value: null, ...region }, ...forms];
  const given = { roundId: 'round', feeds: 'region0-1', amountInFen: 100 };
  const keyed = all.map((form, index) => ({ ...given, ...form, key: `${form.unit}${index}` }));
  return {
    orgUnits: units,
    rounds: [{ id: 'round', budgetYear: 2024 }],
    schemes: [{ id: 'scheme', content: { execution: 0, levels: { 产出指标: 100 } } }],
    targetTables: keyed.map(({ key, unit, amountInFen }) => ({
      ...{ id: `table-${key}`, schemeId: 'scheme', amountInFen },
      rollUpSource: unit === 'region' ? (region.rollUpSource ?? null) : null,
    })),
    indicators: keyed.flatMap(({ key, unit, feeds }) =>
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
        parentIndicatorId: unit !== 'region' && position === 1 ? feeds : null,
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

  it('[SE2] puts a form between together before it goes into the one above', () => {
    const between = (state: 'DRAFT' | 'APPROVED') =>
      rollUpRegion(
        'form-region0',
        rowsWith([
          { unit: 'a', state, value: 'what its own entry says does not count' },
          { unit: 'county', state: 'APPROVED', value: '7', feeds: 'a1-1' },
          { unit: 'county', state: 'DRAFT', value: '100', feeds: 'a1-1' },
          { unit: 'b', state: 'APPROVED', value: '5' },
        ]),
      );
    expect(between('APPROVED')?.rows[0]).toMatchObject({ valueText: '12家', state: 'COMPLETE' });
    // The approved county's and b's; a has passed its own on.
    expect(between('APPROVED')?.table.funds).toMatchObject({ budget: '0.0002', executed: '0.0001' });
    expect(between('DRAFT')?.rows[0]).toMatchObject({ valueText: '5家', state: 'PARTIAL' });
  });

  it('[SE1] under BOTH weighs the own entry with the money that is left', () => {
    const own = { rollUpSource: 'BOTH', value: '9 家', amountInFen: 250 };
    const rows = rowsWith(
      [
        { unit: 'a', state: 'APPROVED', value: '4' },
        { unit: 'b', state: 'DRAFT', value: '5' },
        { unit: 'b', state: 'APPROVED', value: '5', feeds: 'a row of another table', amountInFen: 1000 },
      ],
      own,
    );
    const rolled = rollUpRegion('form-region0', rows);
    expect(rolled?.rows[0]).toMatchObject({ valueText: '13家', coverage: { units: 3 } });
    expect(
      rolled?.rows[0]?.contributions.map(({ unitName, origin, amountInFen }) => [
        unitName,
        origin,
        amountInFen,
      ]),
    ).toEqual([
      ['甲', 'BELOW', 100],
      ['区', 'OWN', 50],
      ['乙', 'BELOW', 100],
    ]);
    expect(rolled?.rows[1]).toMatchObject({ valueText: '5', state: 'NOT_FED' });
    expect(rolled?.table.funds).toMatchObject({ budget: '0.0002', executed: '0.0001' });
    const overspent = rollUpRegion(
      'form-region0',
      rowsWith([{ unit: 'a', state: 'APPROVED', value: '4', amountInFen: 300 }], own),
    );
    expect(overspent?.rows[0]?.contributions.at(-1)).toMatchObject({ origin: 'OWN', amountInFen: 0 });
  });

  it('[SE2] leaves other rounds and what feeds other tables to themselves', () => {
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
