import { describe, expect, it } from 'vitest';
import { storageLevel, usedPercent } from './storage-state.ts';

const aState = (usedBytes: number | null, quotaBytes: number | null) => ({
  usedBytes,
  quotaBytes,
  freeBytes: null,
  isPersistent: false,
});

describe('storageLevel', () => {
  it.each([
    [0, 100, 0, 'fine'],
    [79.9, 100, 79, 'fine'],
    [80, 100, 80, 'low'],
    [94.9, 100, 94, 'low'],
    [95, 100, 95, 'nearly-full'],
    [120, 100, 100, 'nearly-full'],
    [null, 100, null, 'fine'],
    [5, 0, null, 'fine'],
  ] as const)('%s of %s bytes are %s per cent: %s', (used, quota, percent, level) => {
    expect(usedPercent(aState(used, quota))).toBe(percent);
    expect(storageLevel(aState(used, quota))).toBe(level);
  });
});
