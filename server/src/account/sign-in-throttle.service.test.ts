import { DomainError } from '@attain/shared/errors/domain-error';
import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { readConfig } from '../config.ts';
import { createDatabase } from '../database/data-source.ts';
import { SignInThrottle } from './sign-in-throttle.entity.ts';
import { SignInThrottleService } from './sign-in-throttle.service.ts';

describeOnEachDatabase('SignInThrottleService', (open) => {
  const openThrottle = async () => {
    const database = await createDatabase(readConfig({ ...(await open()).env, NODE_ENV: 'test' }).database);
    const time = { now: Date.parse('2025-03-01T08:00:00.000Z') };
    const throttle = new SignInThrottleService(database, () => new Date(time.now));
    /** Seconds to wait before this attempt counts; 0: it counted. */
    const waitOf = (account: string, address: string): Promise<number> =>
      throttle.beginAttempt(account, address).then(
        () => 0,
        (error: unknown) => {
          if (!(error instanceof DomainError) || error.code !== 'TOO_MANY_ATTEMPTS') throw error;
          // The code tells the details' shape.
          return (error.details as { retryAfterSeconds: number }).retryAfterSeconds;
        },
      );
    return { database, time, throttle, waitOf };
  };

  it('[C-51] lets three failures pass, then doubles the delay up to 15 minutes, and never locks for good', async () => {
    const { database, time, waitOf } = await openThrottle();
    const delays: number[] = [];
    for (let attempt = 0; attempt < 16; attempt += 1) {
      expect(await waitOf('clerk', `198.51.${attempt}.1`)).toBe(0);
      const delay = attempt < 3 ? 0 : await waitOf('clerk', `198.52.${attempt}.1`);
      delays.push(delay);
      // One millisecond less is still too early.
      time.now += Math.max(0, delay * 1000 - 1);
      if (delay > 0) expect(await waitOf('clerk', `198.53.${attempt}.1`)).toBe(1);
      time.now += 1;
    }
    expect(delays).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
    await database.close();
  });

  it('[C-51] slows down one network that tries many accounts, and no other', async () => {
    const { database, waitOf } = await openThrottle();
    const waits: number[] = [];
    for (let account = 0; account < 23; account += 1) {
      waits.push(await waitOf(`clerk-${account}`, `203.0.113.${account}`));
    }
    expect(waits.filter((wait) => wait === 0)).toHaveLength(21);
    expect(await waitOf('clerk-30', '203.0.114.1')).toBe(0);
    await database.close();
  });

  it('takes back what an account failed after a success, and one failure of its network', async () => {
    const { database, throttle, waitOf } = await openThrottle();
    for (const account of ['a', 'b', 'c', 'c']) await waitOf(account, '203.0.113.9');
    await database.gate.run((manager) => throttle.recordSuccess(manager, 'c', '203.0.113.9'));

    const rows = await database.reader.manager.find(SignInThrottle, { order: { failures: 'DESC' } });
    expect(rows.map(({ key, failures }) => [key.split(':')[0], failures])).toEqual([
      ['network', 3],
      ['account', 1],
      ['account', 1],
    ]);
    await database.close();
  });

  it('forgets failures after a day', async () => {
    const { database, time, waitOf } = await openThrottle();
    for (let attempt = 0; attempt < 4; attempt += 1) await waitOf('clerk', '203.0.113.9');
    expect(await waitOf('clerk', '203.0.113.9')).toBe(1);
    time.now += 24 * 60 * 60 * 1000 + 1;

    for (let attempt = 0; attempt < 3; attempt += 1) expect(await waitOf('clerk', '203.0.113.9')).toBe(0);
    await database.close();
  });
});
