import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setForm } from '#test/change-round';
import { findEmptySources } from './find-empty-sources.ts';
import type { FundAmounts } from './form-material.ts';

const EMPTY = { annualBudget: null, arrived: null, executed: null };
const ZERO = { annualBudget: 0, arrived: 0, executed: 0 };

function find(CENTRAL: FundAmounts, LOCAL: FundAmounts, OTHER: FundAmounts) {
  return findEmptySources(
    changeRound(aCleanRound(), setForm('annex', { funds: { TOTAL: null, CENTRAL, LOCAL, OTHER } })),
  );
}

describe('findEmptySources', () => {
  it.each([
    [EMPTY, EMPTY, ['LOCAL', 'OTHER']],
    [ZERO, EMPTY, ['OTHER']],
    [EMPTY, ZERO, ['LOCAL']],
  ])('[F09] asks whether empty funds are zero: %j, %j', (local, other, lines) => {
    expect(find(ZERO, local, other)).toMatchObject([{ code: 'F09', details: { lines } }]);
  });

  it('[F09] takes one amount for an answer', () => {
    expect(find(ZERO, { ...EMPTY, executed: 0 }, ZERO)).toEqual([]);
  });

  it('[F09] waits until something is filled in', () => {
    expect(find(EMPTY, EMPTY, EMPTY)).toEqual([]);
    expect(findEmptySources(changeRound(aCleanRound(), setForm('annex', { funds: null })))).toEqual([]);
  });
});
