import { describe, expect, it } from 'vitest';
import { describeCoverage, describePending } from './figures-coverage.ts';

const WANYUAN = 1_000_000;
const partial = {
  approvedForms: 3,
  pendingForms: 2,
  pendingBudgetInFen: 400 * WANYUAN,
  pendingExecutedInFen: null,
};

describe('describePending', () => {
  it('[SO12] says what a sum leaves out and what all forms together state', () => {
    expect(describePending(200 * WANYUAN, partial.pendingBudgetInFen, partial)).toBe(
      '审核通过的 3 张自评表合计；另有 2 张未审核通过的填报 400 万元，共 600 万元',
    );
    expect(describePending(null, partial.pendingBudgetInFen, partial)).toBe(
      '另有 2 张未审核通过的填报 400 万元',
    );
  });

  it('[SO12] claims nothing where nobody knows, and where every form counts', () => {
    expect(describePending(200 * WANYUAN, partial.pendingExecutedInFen, partial)).toBeNull();
    expect(describePending(200 * WANYUAN, 0, { ...partial, pendingForms: 0 })).toBeNull();
    expect(describePending(200 * WANYUAN, 0, undefined)).toBeNull();
  });
});

describe('describeCoverage', () => {
  it('[SO12] says how many forms the figures are of, where that is not all of them', () => {
    expect(describeCoverage(partial)).toBe('以上只计各地审核通过的自评表：5 张中的 3 张。');
    expect(describeCoverage({ ...partial, pendingForms: 0 })).toBeNull();
    expect(describeCoverage(undefined)).toBeNull();
  });
});
