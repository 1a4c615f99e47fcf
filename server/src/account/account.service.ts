import { DomainError } from '@attain/shared/errors/domain-error';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/data-source.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { Assignment } from './assignment.entity.ts';
import { hashPassword, needsRehash, verifyPassword } from './hash-password.ts';
import type { SessionService } from './session.service.ts';
import type { SignInThrottleService } from './sign-in-throttle.service.ts';
import { UserAccount } from './user-account.entity.ts';
import type { Viewer, ViewerAssignment } from './viewer.ts';

interface Credentials {
  readonly accountName: string;
  readonly password: string;
}

/** Where a sign-in comes from. */
interface Device {
  readonly address: string;
  readonly userAgent: string;
  /** Of the session that this browser holds already; it ends with the sign-in. */
  readonly token: string | null;
}

export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionService,
    private readonly throttle: SignInThrottleService,
  ) {}

  /**
   * Verifies a password and begins a session.
   *
   * An unknown account, a wrong password and a disabled account give one answer after the same work.
   *
   * @throws DomainError WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS
   */
  async signIn(
    { accountName, password }: Credentials,
    device: Device,
  ): Promise<{ readonly viewer: Viewer; readonly token: string }> {
    await this.throttle.beginAttempt(accountName, device.address);
    const user = await this.database.reader.manager.findOneBy(UserAccount, {
      accountName: accountName.toLowerCase(),
    });
    const isRight = await verifyPassword(user?.passwordHash ?? null, password);
    if (!user || !isRight || user.isDisabled) throw new DomainError('WRONG_CREDENTIALS', {});
    const newHash = needsRehash(user.passwordHash) ? await hashPassword(password) : null;
    if (device.token !== null) await this.sessions.end(device.token);
    return this.database.gate.run(async (manager) => {
      if (newHash !== null) await manager.update(UserAccount, { id: user.id }, { passwordHash: newHash });
      await this.throttle.recordSuccess(manager, accountName, device.address);
      const token = await this.sessions.begin(manager, user.id, device.userAgent);
      return { viewer: await this.#viewer(manager, user), token };
    });
  }

  signOut(token: string): Promise<void> {
    return this.sessions.end(token);
  }

  async viewer(userId: string): Promise<Viewer> {
    const { manager } = this.database.reader;
    return this.#viewer(manager, await manager.findOneByOrFail(UserAccount, { id: userId }));
  }

  async #viewer(manager: EntityManager, user: UserAccount): Promise<Viewer> {
    const assignments = await manager.find(Assignment, {
      where: { userId: user.id },
      order: { role: 'ASC' },
    });
    const units = await manager.findBy(OrgUnit, { id: In(assignments.map(({ orgUnitId }) => orgUnitId)) });
    return {
      id: user.id,
      accountName: user.accountName,
      displayName: user.displayName,
      assignments: assignments.flatMap(({ role, orgUnitId }): ViewerAssignment[] =>
        units.filter(({ id }) => id === orgUnitId).map((orgUnit) => ({ role, orgUnit })),
      ),
    };
  }
}
