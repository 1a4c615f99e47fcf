import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { limitConcurrency } from './limit-concurrency.ts';

describe('limitConcurrency', () => {
  it('[C-55] never runs more than its limit, runs all, and outlives failures', async () => {
    const inTurn = limitConcurrency(4);
    let running = 0;
    let most = 0;
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        inTurn(async () => {
          running += 1;
          most = Math.max(most, running);
          await pause(index % 3);
          running -= 1;
          if (index % 5 === 0) throw new Error('refused');
          return index;
        }),
      ),
    );

    expect(most).toBe(4);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(24);
    expect(await inTurn(() => Promise.resolve('later'))).toBe('later');
  });
});
