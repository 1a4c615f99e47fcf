import { DomainError } from '@attain/shared/errors/domain-error';
import { expect, it } from 'vitest';
import { describeOnEachDatabase, type OpenDatabase } from '#test/each-database';
import { readConfig } from '../config.ts';
import { createDatabase } from '../database/data-source.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { AccountService } from './account.service.ts';
import { Assignment } from './assignment.entity.ts';
import { SessionService } from './session.service.ts';
import { Session } from './session.entity.ts';
import { SignInThrottleService } from './sign-in-throttle.service.ts';
import { UserAccount } from './user-account.entity.ts';
import { UserAccountService } from './user-account.service.ts';

const PASSWORD = 'correct horse battery';
const WRONG = { code: 'WRONG_CREDENTIALS', details: {} };
const DAY_MS = 24 * 60 * 60 * 1000;
const region = {
  id: 'r',
  parentId: null,
  path: '/r/',
  level: 'REGION',
  name: '自治区',
  shortName: '自治区',
  departmentName: '厅',
} as const;

/** Accounts on an empty database with one unit, one user and a clock that tests move. */
async function openAccounts(open: OpenDatabase) {
  const database = await createDatabase(readConfig({ ...(await open()).env, NODE_ENV: 'test' }).database);
  const time = { now: Date.parse('2025-03-01T08:00:00.000Z') };
  const now = () => new Date(time.now);
  const sessions = new SessionService(database, now);
  const accounts = new AccountService(database, sessions, new SignInThrottleService(database, now));
  const users = new UserAccountService(database, sessions, now);
  await database.gate.run((manager) => manager.insert(OrgUnit, region));
  await users.create({
    accountName: 'clerk',
    displayName: '填报人',
    password: PASSWORD,
    role: 'PREPARER',
    orgUnitId: 'r',
  });
  const signIn = (
    accountName: string,
    password: string,
    address = '203.0.113.1',
    token: string | null = null,
  ) => accounts.signIn({ accountName, password }, { address, userAgent: 'test', token });
  const outcomeOf = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'signed in',
      (error: unknown) =>
        error instanceof DomainError
          ? { code: error.code as string, details: error.details as unknown }
          : error,
    );
  return { database, time, sessions, users, signIn, outcomeOf };
}

describeOnEachDatabase('AccountService', (open) => {
  it('signs in with the right password and tells who that is', async () => {
    const { database, sessions, signIn } = await openAccounts(open);
    const { viewer, token } = await signIn('Clerk', PASSWORD);

    expect(viewer).toMatchObject({
      accountName: 'clerk',
      displayName: '填报人',
      assignments: [{ role: 'PREPARER', orgUnit: { id: 'r', path: '/r/' } }],
    });
    expect(await sessions.find(token)).toMatchObject({
      userId: viewer.id,
      grants: [{ role: 'PREPARER', path: '/r/' }],
    });
    await database.close();
  });

  it('[C-54] stores argon2id with 64 MiB, and no token', async () => {
    const { database, signIn } = await openAccounts(open);
    const { token } = await signIn('clerk', PASSWORD);

    const [user] = await database.reader.manager.find(UserAccount);
    expect(user?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=65536,t=2,p=1\$/);
    expect(JSON.stringify(await database.reader.manager.find(Session))).not.toContain(token);
    await database.close();
  });

  it('[C-52] gives one answer for a wrong password, an unknown and a disabled account', async () => {
    const { database, signIn, outcomeOf } = await openAccounts(open);
    await database.gate.run((manager) =>
      manager.update(UserAccount, { accountName: 'clerk' }, { isDisabled: true }),
    );

    expect(await outcomeOf(signIn('clerk', PASSWORD))).toEqual(WRONG);
    expect(await outcomeOf(signIn('clerk', 'something else'))).toEqual(WRONG);
    expect(await outcomeOf(signIn('nobody', PASSWORD))).toEqual(WRONG);
    expect(await outcomeOf(signIn('nobody', ''))).toEqual(WRONG);
    await database.close();
  });

  it('[C-51] counts attempts of one instant, whatever their order', async () => {
    const { database, signIn, outcomeOf } = await openAccounts(open);
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        outcomeOf(signIn('clerk', `guess ${index}`, `198.51.${index}.1`)),
      ),
    );

    const refused = outcomes.filter(
      (outcome) => outcome !== 'signed in' && JSON.stringify(outcome).includes('TOO_MANY'),
    );
    expect(refused).toHaveLength(8);
    await database.close();
  });

  it('[C-57] ends a session when it is signed out, replaced, or its password changed', async () => {
    const { database, sessions, users, signIn } = await openAccounts(open);
    const first = await signIn('clerk', PASSWORD);
    await sessions.end(first.token);
    expect(await sessions.find(first.token)).toBeNull();

    const second = await signIn('clerk', PASSWORD);
    const third = await signIn('clerk', PASSWORD, '203.0.113.1', second.token);
    expect(await sessions.find(second.token)).toBeNull();
    expect(await sessions.find(third.token)).not.toBeNull();

    await users.setPassword('clerk', 'another long password');
    expect(await sessions.find(third.token)).toBeNull();
    await database.close();
  });

  it('[C-59] ends a session with its account, and takes a role away at once', async () => {
    const { database, sessions, signIn } = await openAccounts(open);
    const { token } = await signIn('clerk', PASSWORD);
    await database.gate.run((manager) => manager.delete(Assignment, { role: 'PREPARER' }));
    expect((await sessions.find(token))?.grants).toEqual([]);

    await database.gate.run((manager) =>
      manager.update(UserAccount, { accountName: 'clerk' }, { isDisabled: true }),
    );
    expect(await sessions.find(token)).toBeNull();
    await database.close();
  });

  it('keeps a session for 30 unused days, and for 90 days in all', async () => {
    const { database, time, sessions, signIn } = await openAccounts(open);
    const idle = await signIn('clerk', PASSWORD);
    time.now += 30 * DAY_MS - 1000;
    expect(await sessions.find(idle.token)).not.toBeNull();
    time.now += 30 * DAY_MS;
    expect(await sessions.find(idle.token)).toBeNull();

    const used = await signIn('clerk', PASSWORD);
    for (let day = 1; day < 90; day += 1) {
      time.now += DAY_MS;
      expect(await sessions.find(used.token)).not.toBeNull();
    }
    time.now += DAY_MS;
    expect(await sessions.find(used.token)).toBeNull();
    expect(await sessions.find('forged')).toBeNull();
    await database.close();
  });
});

describeOnEachDatabase('UserAccountService', (open) => {
  it('closes an account with its sessions, and opens it again', async () => {
    const { database, sessions, users, signIn, outcomeOf } = await openAccounts(open);
    const { token } = await signIn('clerk', PASSWORD);
    await users.setDisabled('clerk', true);
    expect(await sessions.find(token)).toBeNull();
    expect(await outcomeOf(signIn('clerk', PASSWORD))).toEqual(WRONG);
    expect(await users.list()).toMatchObject([{ accountName: 'clerk', isDisabled: true }]);

    await users.setDisabled('clerk', false);
    expect(await sessions.find(token)).toBeNull();
    expect(await outcomeOf(signIn('clerk', PASSWORD))).toBe('signed in');
    expect(await outcomeOf(users.setDisabled('nobody', true))).toEqual({ code: 'NOT_FOUND', details: {} });
    await database.close();
  });

  it('refuses what cannot be an account', async () => {
    const { database, users, outcomeOf } = await openAccounts(open);
    const clerk = {
      accountName: 'second',
      displayName: '填报人',
      password: PASSWORD,
      role: 'PREPARER',
      orgUnitId: 'r',
    } as const;
    const invalid = (field: string, violation: string) => ({
      code: 'VALUE_INVALID',
      details: { field, violation },
    });

    expect(await outcomeOf(users.create({ ...clerk, accountName: 'clerk' }))).toEqual(
      invalid('accountName', 'TAKEN'),
    );
    expect(await outcomeOf(users.create({ ...clerk, accountName: 'Two Words' }))).toEqual(
      invalid('accountName', 'FORMAT'),
    );
    expect(await outcomeOf(users.create({ ...clerk, password: 'short' }))).toEqual(
      invalid('password', 'TOO_SHORT'),
    );
    expect(await outcomeOf(users.create({ ...clerk, orgUnitId: 'x' }))).toEqual({
      code: 'NOT_FOUND',
      details: {},
    });
    expect(await outcomeOf(users.setPassword('nobody', PASSWORD))).toEqual({
      code: 'NOT_FOUND',
      details: {},
    });
    expect((await users.list()).map(({ accountName }) => accountName)).toEqual(['clerk']);
    await database.close();
  });
});
