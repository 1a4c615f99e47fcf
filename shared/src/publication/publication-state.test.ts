import { describe, expect, it } from 'vitest';
import { canPublish, isReadable, needsReason, stateAfter, wasCorrectedBy } from './publication-state.ts';

describe('publications', () => {
  it('[PB6] are the manager’s of the unit that called the round, or of one above', () => {
    const may = (role: 'MANAGER' | 'REVIEWER' | 'AUDITOR', path: string) =>
      canPublish([{ role, path }], '/65/');
    expect([may('MANAGER', '/65/'), may('MANAGER', '/'), may('MANAGER', '/65/01/')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([may('REVIEWER', '/65/'), may('AUDITOR', '/')]).toEqual([false, false]);
  });

  it('[PB7] are corrected or withdrawn, and nothing leads out of an end; whoever publishes again says why', () => {
    expect(stateAfter('PUBLISHED', 'CORRECT')).toBe('CORRECTED');
    expect(stateAfter('PUBLISHED', 'WITHDRAW')).toBe('WITHDRAWN');
    expect(stateAfter('CORRECTED', 'WITHDRAW')).toBe('WITHDRAWN');
    expect(stateAfter('CORRECTED', 'CORRECT')).toBeNull();
    expect(stateAfter('WITHDRAWN', 'WITHDRAW')).toBeNull();
    expect(['PUBLISHED', 'CORRECTED', 'WITHDRAWN'].map((state) => isReadable(state as 'PUBLISHED'))).toEqual([
      true,
      true,
      false,
    ]);
    expect([needsReason([]), needsReason([{ state: 'WITHDRAWN' }])]).toEqual([false, true]);
  });

  it('[SO13] is corrected by the next one, unless it was withdrawn before that', () => {
    const next = { publishedAt: '2025-04-03T02:00:00.000Z' };
    expect(wasCorrectedBy({ withdrawnAt: null }, next)).toBe(true);
    expect(wasCorrectedBy({ withdrawnAt: '2025-04-03T02:00:00.001Z' }, next)).toBe(true);
    expect(wasCorrectedBy({ withdrawnAt: '2025-04-01T02:00:00.000Z' }, next)).toBe(false);
  });
});
