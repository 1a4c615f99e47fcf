import { describe, expect, it } from 'vitest';
import { FIRST_PAGE_LIMIT, MAX_PAGE_LIMIT, pageLimitAfter } from './page-limit.ts';

describe('pageLimitAfter', () => {
  it('asks for more as long as pages come quickly, up to the most', () => {
    const limits = [FIRST_PAGE_LIMIT];
    for (let page = 0; page < 5; page += 1) limits.push(pageLimitAfter(limits.at(-1) ?? 0, 2000));
    expect(limits).toEqual([200, 400, 800, 1600, MAX_PAGE_LIMIT, MAX_PAGE_LIMIT]);
  });

  it('stays where a page takes its time, and after a clock was set back', () => {
    expect(pageLimitAfter(400, 2001)).toBe(400);
    expect(pageLimitAfter(400, 10_000)).toBe(400);
    expect(pageLimitAfter(400, -60_000)).toBe(400);
  });

  it('asks for half after a slow page and after one that never came, down to the least', () => {
    expect(pageLimitAfter(400, 10_001)).toBe(200);
    expect(pageLimitAfter(400, null)).toBe(200);
    expect(pageLimitAfter(30, null)).toBe(25);
    expect(pageLimitAfter(25, null)).toBe(25);
  });
});
