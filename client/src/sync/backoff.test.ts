import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

const ENGINES = 1000;

/** When each of a thousand engines comes back, in whole seconds, earliest first. */
function secondsOf(failures: number, askedForMs: number | null = null): number[] {
  // Shares from 0 to 1, every one as often as any other, in no order: what a good source of chance gives on average.
  const shares = Array.from({ length: ENGINES }, (_, n) => (n * 0.618_033_988_75) % 1);
  return shares
    .map((share) => Math.floor(backoffMs(failures, share, askedForMs) / 1000))
    .sort((a, b) => a - b);
}

function spreadOf(seconds: readonly number[]): number {
  return (seconds.at(-1) ?? 0) - (seconds[0] ?? 0);
}

function mostInOneSecond(seconds: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const second of seconds) counts.set(second, (counts.get(second) ?? 0) + 1);
  return Math.max(...counts.values());
}

describe('backoffMs', () => {
  it('[FT-10] spreads a thousand engines over more than a minute after a storm, and few in any second', () => {
    for (const failures of [8, 9, 10, 50]) {
      expect(spreadOf(secondsOf(failures))).toBeGreaterThanOrEqual(60);
      expect(mostInOneSecond(secondsOf(failures))).toBeLessThanOrEqual(ENGINES / 50);
    }
  });

  it('[FT-10] spreads them also when the server tells all of them the same Retry-After', () => {
    const seconds = secondsOf(1, 60_000);
    expect(seconds[0]).toBe(60);
    expect(spreadOf(seconds)).toBeGreaterThanOrEqual(59);
    expect(mostInOneSecond(seconds)).toBeLessThanOrEqual(ENGINES / 50);
  });

  it('[FT-74] comes back when it was asked to, however often it was sent away', () => {
    expect(secondsOf(50, 90_000)).toEqual(secondsOf(1, 90_000));
    expect(secondsOf(50, 5000)[0]).toBe(30);
    expect(secondsOf(50, 5000).at(-1)).toBeLessThanOrEqual(60);
  });

  it('[FT-10] tries once in five minutes at the most seldom, and never before half of its time', () => {
    expect(backoffMs(50, 1)).toBe(300_000);
    expect(backoffMs(1, 0)).toBe(500);
    expect(backoffMs(2, 0, 0)).toBe(1000);
  });
});
