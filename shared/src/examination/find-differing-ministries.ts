import { comparableText } from './comparable-text.ts';
import { placeOfTable } from './examination-place.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import type { RoundMaterial } from './round-material.ts';

/** F26: the tables of one fund name different ministries (中央主管部门). */
export function findDifferingMinistries({ tables }: RoundMaterial): ExaminationFinding[] {
  const named = tables.filter(({ ministry }) => comparableText(ministry ?? '') !== '');
  const ministries = new Map(named.map(({ ministry }) => [comparableText(ministry ?? ''), ministry ?? '']));
  if (ministries.size < 2) return [];
  return findingAt(
    named.map((table) => ({ place: placeOfTable(table, 'MINISTRY'), text: table.ministry })),
    { code: 'F26', details: { ministries: [...ministries.values()] } },
  );
}
