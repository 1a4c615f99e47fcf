import { describe, expect, it } from 'vitest';
import { formatRatio } from '@attain/shared/indicator-value/ratio';
import type { AllotmentRow, BudgetDocumentRow } from '../api/reference-rows.ts';
import { aFormView, aUnit } from '../scoring/form-view.test-support.ts';
import { ownerResult, unitResults } from './unit-results.ts';

const region = aUnit({ id: 'xj', parentId: null, path: '/xj/', level: 'REGION' });
const [a, b] = [aUnit({ id: 'a', path: '/xj/a/' }), aUnit({ id: 'b', path: '/xj/b/' })];
const county = aUnit({ id: 'county', parentId: 'a', path: '/xj/a/county/', level: 'COUNTY' });
const met = [
  { target: '1', value: '1' },
  { level1: '效益指标', target: '1', value: '1' },
];
const half = [
  { target: '2', value: '1' },
  { level1: '效益指标', target: '1', value: '1' },
];
const round = {
  id: 'round',
  fundId: 'fund',
  ownerId: 'xj',
  name: '',
  budgetYear: 2024,
  deadlineOn: '2025-02-28',
  isSampleData: false,
};

const aDocument = (overrides: Partial<BudgetDocumentRow>): BudgetDocumentRow => ({
  id: 'document',
  fundId: 'fund',
  documentNumber: '',
  issuerLevel: 'REGION',
  issuedOn: '2024-01-01',
  receivedOn: null,
  amountInFen: 0,
  budgetYear: 2024,
  batch: '',
  about: '',
  passesOnId: null,
  ...overrides,
});
const anAllotment = (budgetDocumentId: string, orgUnitId: string, amountInFen: number): AllotmentRow => ({
  id: `${budgetDocumentId}-${orgUnitId}`,
  budgetDocumentId,
  orgUnitId,
  amountInFen,
});

function rowsOf(forms: Parameters<typeof aFormView>[0][], allotments: readonly AllotmentRow[] = []) {
  const documents = [
    aDocument({ id: 'advance' }),
    aDocument({ id: 'main' }),
    aDocument({ id: 'central', issuerLevel: 'CENTRAL' }),
    aDocument({ id: 'next-year', budgetYear: 2025 }),
    aDocument({ id: 'other-fund', fundId: 'other' }),
  ];
  const views = forms.map((form) => aFormView(form));
  return { round, units: [b, county, region, a], documents, allotments, forms: views };
}

function resultsOf(...rows: Parameters<typeof rowsOf>) {
  return unitResults(rowsOf(...rows));
}

describe('unitResults', () => {
  it('[RU9] scores a unit by its approved forms, weighed with their money', () => {
    const [result] = resultsOf([
      { id: '1', state: 'APPROVED', unit: a, rows: met, amountInFen: 300 },
      { id: '2', state: 'APPROVED', unit: a, rows: half, amountInFen: 100 },
    ]);
    expect(result).toMatchObject({ score: 9250, forms: 2, formsApproved: 2, baseInFen: 400 });
    expect(result?.executionRate && formatRatio(result.executionRate)).toBe('1');
  });

  it('leaves a unit undecided while a form waits for approval', () => {
    const [result] = resultsOf([
      { id: '1', state: 'APPROVED', unit: a, rows: met },
      { id: '2', state: 'SUBMITTED', unit: a, rows: met },
    ]);
    expect(result).toMatchObject({ score: null, forms: 2, formsApproved: 1 });
  });

  it('adds up what the documents of the fund and year passed on, and nothing else', () => {
    const results = resultsOf(
      [{ id: '1', unit: a, rows: met }],
      [
        anAllotment('advance', 'a', 70),
        anAllotment('main', 'a', 130),
        anAllotment('main', 'b', 50),
        anAllotment('central', 'a', 1000),
        anAllotment('next-year', 'a', 1000),
        anAllotment('other-fund', 'a', 1000),
      ],
    );
    expect(results.map(({ unit, baseInFen, forms }) => [unit.id, baseInFen, forms])).toEqual([
      ['a', 200, 1],
      ['b', 50, 0],
    ]);
  });

  it('takes only units right below the one that called the round, in the order of the tree', () => {
    const results = resultsOf([
      { id: '1', unit: b, rows: met },
      { id: '2', unit: a, rows: met },
      { id: '3', unit: county, rows: met },
      { id: '4', unit: region, rows: met },
    ]);
    expect(results.map(({ unit }) => unit.id)).toEqual(['a', 'b']);
  });

  it('knows no execution rate while one form has not told its money', () => {
    const untold = aFormView({ rows: met }).executions.map((execution) => ({
      ...execution,
      values: { annualBudgetInFen: null, arrivedInFen: null, executedInFen: null },
    }));
    const [result] = resultsOf([
      { id: '1', unit: a, rows: met },
      { id: '2', unit: a, rows: met, overrides: { executions: untold } },
    ]);
    expect(result?.executionRate).toBeNull();
  });
});

describe('ownerResult', () => {
  it('scores the one that called the round by what its units’ approved forms add up to', () => {
    const own = {
      id: 'own',
      unit: region,
      rows: [
        { id: 'count', target: '4', rule: 'SUM' },
        { id: 'benefit', level1: '效益指标', target: '1', rule: 'SUM' },
      ],
    };
    const lower = (id: string, state: 'APPROVED' | 'DRAFT') => ({
      id,
      state,
      unit: a,
      rows: [
        { target: '2', value: '2', parent: 'count' },
        { level1: '效益指标', target: '1', value: '1', parent: 'benefit' },
      ],
    });
    const result = ownerResult(rowsOf([own, lower('1', 'APPROVED'), lower('2', 'DRAFT')]));
    // 10 + 60 × 2 ÷ 4 + 30
    expect(result).toMatchObject({ unit: region, score: 7000 });
  });

  it('is nothing without a table of its own', () => {
    expect(ownerResult(rowsOf([{ id: '1', unit: a, rows: met }]))).toBeNull();
  });
});
