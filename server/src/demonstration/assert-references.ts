import { ConfigError } from '../config-error.ts';
import { DEMONSTRATION_ACCOUNTS } from './accounts.ts';
import type { DemonstrationFacts } from './facts.ts';

/** Every id that something names must be there: found before the database is touched, not by a foreign key. */
export function assertReferences(facts: DemonstrationFacts, file: string): void {
  const units = facts.units.map(({ id }) => id);
  const documents = facts.documents.map(({ id }) => id);
  const schemes = facts.schemes.map(({ key }) => key);
  const regionRows = facts.targetTables[0]?.indicators.length ?? 0;
  const assertKnown = (id: string | null, known: readonly string[], what: string): void => {
    if (id !== null && !known.includes(id)) {
      throw new ConfigError(`demonstration data ${file}: there is no ${what} "${id}"`);
    }
  };
  for (const [index, { parentId }] of facts.units.entries())
    assertKnown(parentId, units.slice(0, index), 'unit above');
  for (const { passesOnId } of facts.documents) assertKnown(passesOnId, documents, 'document');
  for (const { documentId, unitId } of facts.allotments) {
    assertKnown(documentId, documents, 'document');
    assertKnown(unitId, units, 'unit');
  }
  for (const { orgUnitId } of DEMONSTRATION_ACCOUNTS) assertKnown(orgUnitId, units, 'unit');
  for (const { unitId, documentId, scheme, indicators } of facts.targetTables) {
    assertKnown(unitId, units, 'unit');
    assertKnown(documentId, documents, 'document');
    assertKnown(scheme, schemes, 'scheme');
    for (const { feedsPosition, level3 } of indicators) {
      if (feedsPosition !== null && (feedsPosition < 1 || feedsPosition > regionRows)) {
        throw new ConfigError(
          `demonstration data ${file}: "${level3}" feeds row ${feedsPosition}, which is not there`,
        );
      }
    }
  }
}
