import { hashPassword } from '../account/hash-password.ts';
import { UserAccount } from '../account/user-account.entity.ts';
import type { Database } from '../database/data-source.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { DEMONSTRATION_PASSWORD } from './accounts.ts';
import type { DemonstrationFacts } from './facts.ts';
import { insertDemonstration } from './insert-demonstration.ts';

/**
 * Loads the demonstration into an empty database, in one unit of work.
 *
 * @returns Whether it was loaded; a database with any unit or account is left as it is.
 */
export async function loadDemonstration(
  database: Database,
  facts: DemonstrationFacts,
  at: Date,
): Promise<boolean> {
  const { manager: reader } = database.reader;
  if ((await reader.exists(OrgUnit)) || (await reader.exists(UserAccount))) return false;
  // One hash for all: their password is printed at the start anyway.
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  await database.gate.run((manager) => insertDemonstration(manager, facts, passwordHash, at));
  return true;
}
