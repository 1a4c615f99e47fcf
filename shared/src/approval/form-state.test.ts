import { describe, expect, it } from 'vitest';
import { canFollow, isEditable } from './form-state.ts';

describe('canFollow', () => {
  it('[AP1] never skips the submission', () => {
    expect(canFollow('DRAFT', 'APPROVED')).toBe(false);
    expect(canFollow('RETURNED', 'APPROVED')).toBe(false);
    expect(canFollow('SUBMITTED', 'APPROVED')).toBe(true);
  });

  it('[AP1] leaves an approval only by reopening', () => {
    expect(canFollow('APPROVED', 'REOPENED')).toBe(true);
    expect(canFollow('APPROVED', 'RETURNED')).toBe(false);
    expect(canFollow('APPROVED', 'SUBMITTED')).toBe(false);
  });
});

describe('isEditable', () => {
  it('[AP1] [AM3] locks submitted and approved forms only', () => {
    expect((['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'REOPENED'] as const).filter(isEditable)).toEqual([
      'DRAFT',
      'RETURNED',
      'REOPENED',
    ]);
  });
});
