import { describe, expect, it } from 'vitest';
import { aUnit } from '../scoring/form-view.test-support.ts';
import { compareRounds } from './compare-rounds.ts';
import type { UnitResult } from './unit-results.ts';

const round = (budgetYear: number) => ({
  id: String(budgetYear),
  fundId: 'fund',
  ownerId: 'xj',
  name: `${budgetYear} 年度`,
  budgetYear,
  deadlineOn: `${budgetYear + 1}-02-28`,
  isSampleData: false,
});
const result = (id: string, score: number | null, forms = 1): UnitResult => ({
  unit: aUnit({ id, path: `/xj/${id}/` }),
  baseInFen: 0,
  score,
  executionRate: null,
  forms,
  formsApproved: forms,
});

describe('compareRounds', () => {
  it('sets each unit’s score and grade beside those of other years, the earliest first', () => {
    const byRound = new Map([
      ['2023', [result('a', 8999), result('b', null)]],
      ['2024', [result('a', 9000), result('b', 7000, 0), result('c', 5999)]],
    ]);
    const comparison = compareRounds([round(2024), round(2023)], ({ id }) => byRound.get(id) ?? []);
    expect(comparison?.rounds.map(({ id }) => id)).toEqual(['2023', '2024']);
    expect(comparison?.units.map(({ unit, results }) => [unit.id, ...results])).toEqual([
      ['a', { score: 8999, grade: '良' }, { score: 9000, grade: '优' }],
      ['b', { score: null, grade: null }, null],
      ['c', null, { score: 5999, grade: '差' }],
    ]);
  });

  it('has nothing to compare with one round', () => {
    expect(compareRounds([round(2024)], () => [])).toBeNull();
  });
});
