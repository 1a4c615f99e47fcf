import { randomUUID } from 'node:crypto';
import { DomainError } from '@attain/shared/errors/domain-error';
import type { Role } from '@attain/shared/organisation/role';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/data-source.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { Assignment } from './assignment.entity.ts';
import { checkPassword } from './check-password.ts';
import type { Clock } from './clock.ts';
import { endAssignments } from './former-grants.ts';
import { hashPassword } from './hash-password.ts';
import type { SessionService } from './session.service.ts';
import { UserAccount } from './user-account.entity.ts';

interface NewUser {
  readonly accountName: string;
  readonly displayName: string;
  readonly password: string;
  readonly role: Role;
  readonly orgUnitId: string;
}

/** What somebody is, and where. */
interface Place {
  readonly role: Role;
  readonly orgUnitId: string;
  readonly unitName: string;
}

export interface ListedAccount {
  readonly accountName: string;
  readonly displayName: string;
  readonly isDisabled: boolean;
  readonly places: readonly Place[];
}

const ACCOUNT_NAME = /^[a-z][a-z0-9.-]{1,62}[a-z0-9]$/;
const MAX_DISPLAY_NAME_LENGTH = 100;

/** Looks after who may sign in. */
export class UserAccountService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionService,
    private readonly now: Clock,
  ) {}

  /** @throws DomainError VALUE_INVALID (field accountName, displayName, password), NOT_FOUND (the unit) */
  async create({ accountName, displayName, password, role, orgUnitId }: NewUser): Promise<void> {
    if (!ACCOUNT_NAME.test(accountName)) throw invalid('accountName', 'FORMAT');
    if (displayName === '' || displayName.length > MAX_DISPLAY_NAME_LENGTH)
      throw invalid('displayName', 'LENGTH');
    const passwordHash = await hashNew(password, accountName);
    await this.database.gate.run(async (manager) => {
      if (!(await manager.existsBy(OrgUnit, { id: orgUnitId }))) throw new DomainError('NOT_FOUND', {});
      if (await manager.existsBy(UserAccount, { accountName })) throw invalid('accountName', 'TAKEN');
      const user = {
        id: randomUUID(),
        accountName,
        displayName,
        passwordHash,
        isDisabled: false,
        scopeGeneration: 1,
        createdAt: this.now().toISOString(),
      };
      await manager.insert(UserAccount, user);
      await manager.insert(Assignment, { id: randomUUID(), userId: user.id, orgUnitId, role });
    });
  }

  /**
   * Gives a person one role at one unit in the place of all that they had (调动). Their devices pull their new scope and
   * give up the old rows; what they entered and had not sent stays on the device, and waits beside its form for a
   * decision (SY7).
   *
   * @throws DomainError NOT_FOUND (the account, the unit)
   */
  async assign(accountName: string, role: Role, orgUnitId: string): Promise<void> {
    await this.database.gate.run(async (manager) => {
      const user = await findUser(manager, accountName);
      if (!(await manager.existsBy(OrgUnit, { id: orgUnitId }))) throw new DomainError('NOT_FOUND', {});
      // First, so that a push of this person that is under way ends before it, or begins after it.
      await manager.increment(UserAccount, { id: user.id }, 'scopeGeneration', 1);
      await endAssignments(manager, user.id, this.now().toISOString());
      await manager.insert(Assignment, { id: randomUUID(), userId: user.id, orgUnitId, role });
    });
  }

  /** Sets a new password and ends every session that was begun with the old one. */
  async setPassword(accountName: string, password: string): Promise<void> {
    const passwordHash = await hashNew(password, accountName);
    await this.database.gate.run(async (manager) => {
      const { id } = await findUser(manager, accountName);
      await manager.update(UserAccount, { id }, { passwordHash });
      await this.sessions.endAll(manager, id);
    });
  }

  /**
   * Closes an account (停用), which ends its sessions, or opens it again. What its devices have not sent stays on them and
   * can be handed over as a file.
   */
  async setDisabled(accountName: string, isDisabled: boolean): Promise<void> {
    await this.database.gate.run(async (manager) => {
      const { id } = await findUser(manager, accountName);
      await manager.update(UserAccount, { id }, { isDisabled });
      if (isDisabled) await this.sessions.endAll(manager, id);
    });
  }

  /** By account name. */
  async list(): Promise<readonly ListedAccount[]> {
    const { manager } = this.database.reader;
    const accounts = await manager.find(UserAccount, { order: { accountName: 'ASC' } });
    const places = await manager.query<(Place & { readonly userId: string })[]>(
      `SELECT assignment.user_id AS "userId", assignment.role AS role, org_unit.id AS "orgUnitId",
        org_unit.name AS "unitName"
      FROM assignment JOIN org_unit ON org_unit.id = assignment.org_unit_id
      ORDER BY org_unit.path, assignment.role`,
    );
    return accounts.map(({ id, accountName, displayName, isDisabled }) => ({
      accountName,
      displayName,
      isDisabled,
      places: places.filter(({ userId }) => userId === id),
    }));
  }
}

async function findUser(manager: EntityManager, accountName: string): Promise<UserAccount> {
  const user = await manager.findOneBy(UserAccount, { accountName });
  if (!user) throw new DomainError('NOT_FOUND', {});
  return user;
}

async function hashNew(password: string, accountName: string): Promise<string> {
  const violation = checkPassword(password, accountName);
  if (violation) throw invalid('password', violation);
  return hashPassword(password);
}

function invalid(field: string, violation: string): DomainError {
  return new DomainError('VALUE_INVALID', { field, violation });
}
