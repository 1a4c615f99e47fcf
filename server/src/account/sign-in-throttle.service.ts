import { DomainError } from '@attain/shared/errors/domain-error';
import { LessThan, MoreThan, type EntityManager } from 'typeorm';
import type { Database } from '../database/data-source.ts';
import { sha256Hex } from '../sha256-hex.ts';
import type { Clock } from './clock.ts';
import { networkOf } from './network-of.ts';
import { SignInThrottle } from './sign-in-throttle.entity.ts';

/** Failures without a delay. An office shares one address, so it may err more often than one person. */
const FREE_FAILURES = { account: 3, network: 20 };
/** The delay doubles from 1 s up to this. Never a lock for good: strangers could lock anybody out. */
const LONGEST_DELAY_S = 15 * 60;
/** Failures are forgotten after a day without another. */
const MEMORY_MS = 24 * 60 * 60 * 1000;

/** Slows down the guessing of passwords, per account and per network. */
export class SignInThrottleService {
  constructor(
    private readonly database: Database,
    private readonly now: Clock,
  ) {}

  /**
   * Counts an attempt as failed before it is verified, so that attempts at the same instant do not slip through.
   *
   * @throws DomainError TOO_MANY_ATTEMPTS
   */
  beginAttempt(accountName: string, address: string): Promise<void> {
    return this.database.gate.run(async (manager) => {
      await manager.delete(SignInThrottle, { failedAt: LessThan(this.#instant(-MEMORY_MS)) });
      await this.#countFailure(manager, accountKey(accountName), FREE_FAILURES.account);
      await this.#countFailure(manager, networkKey(address), FREE_FAILURES.network);
    });
  }

  /** Takes back what `beginAttempt` counted. The network keeps its other failures: one known password does not buy guesses. */
  async recordSuccess(manager: EntityManager, accountName: string, address: string): Promise<void> {
    await manager.delete(SignInThrottle, { key: accountKey(accountName) });
    await manager.update(
      SignInThrottle,
      { key: networkKey(address), failures: MoreThan(0) },
      { failures: () => 'failures - 1', blockedUntil: null },
    );
  }

  async #countFailure(manager: EntityManager, key: string, free: number): Promise<void> {
    const now = this.#instant();
    await manager
      .createQueryBuilder()
      .insert()
      .into(SignInThrottle)
      .values({ key, failures: 0, failedAt: now, blockedUntil: null })
      .orIgnore()
      .execute();
    // Locks the row on PostgreSQL, where units run side by side.
    await manager.update(SignInThrottle, { key }, { failures: () => 'failures + 1' });
    const { failures, blockedUntil } = await manager.findOneByOrFail(SignInThrottle, { key });
    if (blockedUntil !== null && blockedUntil > now) {
      const retryAfterSeconds = Math.ceil((Date.parse(blockedUntil) - Date.parse(now)) / 1000);
      throw new DomainError('TOO_MANY_ATTEMPTS', { retryAfterSeconds });
    }
    const delayS = failures > free ? Math.min(2 ** (failures - free - 1), LONGEST_DELAY_S) : 0;
    await manager.update(
      SignInThrottle,
      { key },
      { failedAt: now, blockedUntil: delayS > 0 ? this.#instant(delayS * 1000) : null },
    );
  }

  #instant(offsetMs = 0): string {
    return new Date(this.now().getTime() + offsetMs).toISOString();
  }
}

/** Account names are compared without case; strangers' typings are not kept in the clear. */
function accountKey(accountName: string): string {
  return `account:${sha256Hex(accountName.toLowerCase())}`;
}

function networkKey(address: string): string {
  return `network:${sha256Hex(networkOf(address))}`;
}
