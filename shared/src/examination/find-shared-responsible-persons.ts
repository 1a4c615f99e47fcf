import { comparableText } from './comparable-text.ts';
import { placeOfTable } from './examination-place.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import { groupBy } from './indicator-cell.ts';
import type { RoundMaterial } from './round-material.ts';

/** F24: one responsible person (负责人) in tables of units at several levels. */
export function findSharedResponsiblePersons({ tables }: RoundMaterial): ExaminationFinding[] {
  const named = tables.filter(({ responsiblePerson }) => comparableText(responsiblePerson ?? '') !== '');
  return groupBy(named, ({ responsiblePerson }) => comparableText(responsiblePerson ?? '')).flatMap(
    (shared) => {
      const levels = [...new Set(shared.map(({ holderLevel }) => holderLevel))];
      if (levels.length < 2) return [];
      return findingAt(
        shared.map((table) => ({
          place: placeOfTable(table, 'RESPONSIBLE_PERSON'),
          text: table.responsiblePerson,
        })),
        { code: 'F24', details: { person: shared[0]?.responsiblePerson ?? '', levels } },
      );
    },
  );
}
