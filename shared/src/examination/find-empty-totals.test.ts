import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setForm } from '#test/change-round';
import { placeKeys } from '#test/place-key';
import { findEmptyTotals } from './find-empty-totals.ts';
import type { FundsMaterial } from './form-material.ts';

const EMPTY = { annualBudget: null, arrived: null, executed: null };
const ZERO = { annualBudget: 0, arrived: 0, executed: 0 };

function find(funds: FundsMaterial | null) {
  return findEmptyTotals(changeRound(aCleanRound(), setForm('annex', { funds })));
}

describe('findEmptyTotals', () => {
  it('[F07] names the empty total and the parts that are filled', () => {
    const [finding] = find({
      TOTAL: EMPTY,
      CENTRAL: { ...EMPTY, executed: 600 },
      LOCAL: EMPTY,
      OTHER: EMPTY,
    });
    expect(finding).toMatchObject({ code: 'F07', severity: 'error', details: { columns: ['executed'] } });
    expect(finding && placeKeys(finding)).toEqual(['annex.TOTAL.executed', 'annex.CENTRAL.executed']);
  });

  it('[F07] takes a zero for filled', () => {
    expect(find({ TOTAL: EMPTY, CENTRAL: EMPTY, LOCAL: ZERO, OTHER: EMPTY })).toHaveLength(1);
    expect(find({ TOTAL: ZERO, CENTRAL: EMPTY, LOCAL: ZERO, OTHER: EMPTY })).toEqual([]);
  });

  it.each<[string, FundsMaterial | null]>([
    ['whose parts are empty too', { TOTAL: EMPTY, CENTRAL: EMPTY, LOCAL: EMPTY, OTHER: EMPTY }],
    ['that computes its total', { TOTAL: null, CENTRAL: ZERO, LOCAL: EMPTY, OTHER: EMPTY }],
    ['whose funds are not known', null],
  ])('[F07] says nothing of a form %s', (_, funds) => {
    expect(find(funds)).toEqual([]);
  });
});
