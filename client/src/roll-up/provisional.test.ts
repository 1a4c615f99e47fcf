import { describe, expect, it } from 'vitest';
import type { RolledUpState } from '@attain/shared/roll-up/rolled-up-table';
import { isProvisional } from './provisional.ts';

const table = (formsApproved: number, ...states: RolledUpState[]) => ({
  coverage: { formsApproved, forms: 6 },
  rows: states.map((state) => ({ state })),
});

describe('isProvisional', () => {
  it('holds while forms that rows or money come from are not approved', () => {
    expect(isProvisional(table(5, 'PARTIAL', 'OWN_ENTRY'))).toBe(true);
    expect(isProvisional(table(5, 'NOT_FED'))).toBe(true);
    expect(isProvisional(table(6, 'COMPLETE'))).toBe(false);
  });

  it('does not hold for a table on its own entries alone', () => {
    expect(isProvisional(table(0, 'OWN_ENTRY', 'OWN_ENTRY'))).toBe(false);
  });
});
