import { describe, expect, it } from 'vitest';
import { serverTime } from './server-time.ts';

describe('serverTime', () => {
  it('[SY9] is the server’s, on a phone whose clock is in another year as well', () => {
    const pull = { cursor: null, pulledSeq: 0, safeSeq: 0, mustReset: false, lastPulledAt: null };
    const ahead = Date.parse('2099-01-01T00:00:00.000Z') - Date.parse('2025-01-01T00:00:00.000Z');
    expect(serverTime(new Date('2099-01-02T00:00:00.000Z'), { ...pull, clockAheadMs: ahead })).toEqual(
      new Date('2025-01-02T00:00:00.000Z'),
    );
    // A phone that has not heard of the server has its own clock only.
    expect(serverTime(new Date('2025-01-02T00:00:00.000Z'), pull)).toEqual(
      new Date('2025-01-02T00:00:00.000Z'),
    );
  });
});
