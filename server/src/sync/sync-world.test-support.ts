import { canonicalJson } from '@attain/shared/canonical-json/canonical-json';
import type { Role } from '@attain/shared/organisation/role';
import type { EntityManager } from 'typeorm';
import { Assignment } from '../account/assignment.entity.ts';
import { endAssignments } from '../account/former-grants.ts';
import { UserAccount } from '../account/user-account.entity.ts';
import { verifyLog } from '../backup/verify-log.ts';
import { readConfig } from '../config.ts';
import { createDatabase, type Database } from '../database/data-source.ts';
import { insertRows } from '../database/insert-rows.ts';
import { Fund } from '../fund/fund.entity.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { Round } from '../performance-target/round.entity.ts';
import { Scheme } from '../performance-target/scheme.entity.ts';
import { sha256Hex } from '../sha256-hex.ts';
import { CursorSigner } from './cursor.ts';
import { insertForm } from './insert-form.test-support.ts';
import { PullService } from './pull.service.ts';
import { PushService, type DefectLog } from './push.service.ts';
import { recordChanges, type Change } from './record-changes.ts';

/** A region with two prefectures, a form for each of the three, and a user for each role. */
export interface SyncWorld {
  readonly database: Database;
  readonly pushes: PushService;
  readonly pulls: PullService;
  readonly cursors: CursorSigner;
  readonly defects: object[];
  /** What the server takes for the present time. */
  clock: string;
  /** Another form of the unit, empty. Its name: the form is `form-<name>`, its indicators `<name>1` to `<name>3`. */
  addForm(unitId: 'a' | 'b'): Promise<string>;
  close(): Promise<void>;
}

export const SCHEME_CONTENT = { execution: 10, levels: { 产出指标: 60, 效益指标: 30 } };
export const SCHEME_ID = sha256Hex(canonicalJson(SCHEME_CONTENT));
export const DEADLINE = '2025-03-31';

const UNITS = [
  { id: 'r', path: '/r/', level: 'REGION' },
  { id: 'a', path: '/r/a/', level: 'PREFECTURE' },
  { id: 'b', path: '/r/b/', level: 'PREFECTURE' },
] as const;

const USERS: Readonly<Record<string, readonly (readonly [Role, string])[]>> = {
  ann: [['PREPARER', 'a']],
  abe: [['PREPARER', 'a']],
  bob: [['PREPARER', 'b']],
  rex: [['REVIEWER', 'r']],
  mia: [['MANAGER', 'r']],
  gus: [['AUDITOR', 'r']],
  ada: [['ADMINISTRATOR', 'r']],
  /** Prepares for A and reviews for the region: what separation of duties is about. */
  two: [
    ['PREPARER', 'a'],
    ['REVIEWER', 'r'],
  ],
};

export async function createSyncWorld(env: Readonly<Record<string, string | undefined>>): Promise<SyncWorld> {
  const database = await createDatabase(readConfig({ ...env, NODE_ENV: 'test' }).database);
  await database.gate.run(fillDatabase);
  const defects: object[] = [];
  const log: DefectLog = { error: (details) => defects.push(details) };
  const cursors = new CursorSigner(Buffer.from('a key of this test only'));
  const world = { database, cursors, defects, clock: '2025-03-01T08:00:00.000Z' };
  const now = () => new Date(world.clock);
  let forms = 0;
  return Object.assign(world, {
    addForm: async (unitId: 'a' | 'b') => {
      const name = `${unitId}${(forms += 1)}-`;
      const unit = UNITS.find(({ id }) => id === unitId) ?? UNITS[0];
      await database.gate.run(async (manager) =>
        recordChanges(manager, await insertForm(manager, unit, name, SCHEME_ID)),
      );
      return name;
    },
    close: async () => {
      // Whatever a test has done, the log is whole (S15, FT-77).
      const { problem } = await verifyLog(database.reader.manager);
      await database.close();
      if (problem) throw new Error(`the log of this test is broken: ${JSON.stringify(problem)}`);
    },
    pushes: new PushService(database, now, log),
    pulls: new PullService(database, cursors, now, log),
  });
}

export async function recordAssignments(
  manager: EntityManager,
  userId: string,
  roles: readonly (readonly [Role, string])[],
  endedAt = '2025-01-01T00:00:00.000Z',
): Promise<void> {
  await endAssignments(manager, userId, endedAt);
  const rows = roles.map(([role, orgUnitId]) => ({
    id: `${userId}-${role}-${orgUnitId}`,
    userId,
    orgUnitId,
    role,
  }));
  await insertRows(manager, Assignment, rows);
  await manager.increment(UserAccount, { id: userId }, 'scopeGeneration', 1);
}

async function fillDatabase(manager: EntityManager): Promise<void> {
  const createdAt = '2025-01-01T00:00:00.000Z';
  const units = UNITS.map((unit) => ({
    ...unit,
    parentId: unit.id === 'r' ? null : 'r',
    name: unit.id,
    shortName: unit.id,
    departmentName: unit.id,
  }));
  await insertRows(manager, OrgUnit, units);
  for (const [id, roles] of Object.entries(USERS)) {
    const account = { accountName: id, displayName: `填报人 ${id}`, passwordHash: '', isDisabled: false };
    await insertRows(manager, UserAccount, [{ id, ...account, scopeGeneration: 0, createdAt }]);
    await recordAssignments(manager, id, roles);
  }
  const owner = { ownerPath: '/r/' };
  await insertRows(manager, Fund, [
    { id: 'fund', name: '专项资金', kind: 'EARMARKED', competentDepartment: '', ...owner },
  ]);
  await insertRows(manager, Scheme, [
    { id: SCHEME_ID, name: '', version: 1, content: SCHEME_CONTENT, reason: null, ...owner },
  ]);
  const round = { id: 'round', fundId: 'fund', ownerId: 'r', name: '', budgetYear: 2024, ...owner };
  await insertRows(manager, Round, [{ ...round, deadlineOn: DEADLINE, isSampleData: false }]);
  const changes: Change[] = [
    ...units.map(({ id, path }): Change => ({
      entity: 'ORG_UNIT',
      id,
      reach: 'HANDED_DOWN',
      ownerPath: path,
    })),
    { entity: 'FUND', id: 'fund', reach: 'HANDED_DOWN', ownerPath: '/r/' },
    { entity: 'SCHEME', id: SCHEME_ID, reach: 'HANDED_DOWN', ownerPath: '/r/' },
    { entity: 'ROUND', id: 'round', reach: 'HANDED_DOWN', ownerPath: '/r/' },
  ];
  for (const unit of UNITS) changes.push(...(await insertForm(manager, unit, unit.id, SCHEME_ID)));
  await recordChanges(manager, changes);
}
