import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Assignment } from '@attain/server/account/assignment.entity';
import { Session } from '@attain/server/account/session.entity';
import { UserAccount } from '@attain/server/account/user-account.entity';
import { createDatabase } from '@attain/server/database/data-source';
import { insertRows } from '@attain/server/database/insert-rows';
import type { DemonstrationFacts } from '@attain/server/demonstration/facts';
import { loadDemonstration } from '@attain/server/demonstration/load-demonstration';
import { DEMONSTRATION_FILE, readDemonstration } from '@attain/server/demonstration/read-demonstration';
import { madeUpRegion } from '../../support/made-up-region.ts';

/** Somebody of the crowd, signed in on a phone of their own. */
export interface Member {
  readonly userId: string;
  readonly cookie: string;
  /** Which row of the unit's form is theirs. */
  readonly place: number;
}

/** Each has a row of the form for themselves: what several write into one row meets, which is another test's. */
const MEMBERS_OF_A_UNIT = 10;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Fills an empty SQLite database with a region of units that have each one form to fill in and ten people. They are
 * signed in already: passwords are slow to check on purpose.
 */
export async function fillCrowdDatabase(folder: string, count: number): Promise<readonly Member[]> {
  const units = Math.ceil(count / MEMBERS_OF_A_UNIT);
  const facts = withFormsToFillIn(madeUpRegion(await readDemonstration(DEMONSTRATION_FILE), units));
  const unitIds = facts.units.slice(1).map(({ id }) => id);
  const now = new Date();
  const at = now.toISOString();
  const people = Array.from({ length: count }, (_, index) => ({
    userId: randomUUID(),
    token: randomBytes(32).toString('base64url'),
    orgUnitId: unitIds[index % units] ?? '',
    place: Math.floor(index / units),
    name: `填报人${index}`,
  }));
  const database = await createDatabase({ kind: 'sqlite', folder });
  try {
    await loadDemonstration(database, facts, now);
    await database.gate.run(async (manager) => {
      await insertRows(
        manager,
        UserAccount,
        people.map(({ userId, name }) => ({
          ...{ id: userId, accountName: userId, displayName: name, passwordHash: '' },
          ...{ isDisabled: false, scopeGeneration: 1, createdAt: at },
        })),
      );
      await insertRows(
        manager,
        Assignment,
        people.map(({ userId, orgUnitId }) => ({ id: randomUUID(), userId, orgUnitId, role: 'PREPARER' })),
      );
      await insertRows(
        manager,
        Session,
        people.map(({ userId, token }) => ({
          ...{ userId, tokenHash: createHash('sha256').update(token).digest('hex'), revokedAt: null },
          ...{ createdAt: at, lastSeenAt: at, userAgent: '' },
          expiresAt: new Date(now.getTime() + DAY_MS).toISOString(),
        })),
      );
    });
  } finally {
    await database.close();
  }
  return people.map(({ userId, token, place }) => ({ userId, cookie: `sid=${token}`, place }));
}

/** One table for each unit, whose form is still empty. */
function withFormsToFillIn(facts: DemonstrationFacts): DemonstrationFacts {
  return {
    ...facts,
    targetTables: facts.targetTables
      .filter(({ unitId, batch }) => unitId === facts.units[0]?.id || batch === 'MAIN')
      .map((table) => ({
        ...table,
        form: table.form && ('DRAFT' as const),
        indicators: table.indicators.map((indicator) => ({ ...indicator, reported: null })),
      })),
  };
}
