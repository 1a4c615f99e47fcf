import { placeOfForm } from './examination-place.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import type { RoundMaterial } from './round-material.ts';
import { createUnitTree } from './unit-tree.ts';

/**
 * F08: the using unit (资金使用单位) of a form is not where the allotments end.
 *
 * A unit below such an end may have it from there; a name that the tree does not have is F25's.
 */
export function findUnallottedUsers({ allotments, forms, units }: RoundMaterial): ExaminationFinding[] {
  const tree = createUnitTree(units);
  const allotted = new Set(allotments.flatMap(({ unit }) => tree.named(unit) ?? []));
  const passingOn = new Set([...allotted].flatMap((unit) => tree.above(unit)));
  const ends = [...allotted].filter((unit) => !passingOn.has(unit));
  if (ends.length === 0) return [];
  return forms.flatMap((form) => {
    const user = tree.named(form.usingUnit ?? '');
    if (!user || [user, ...tree.above(user)].some((unit) => ends.includes(unit))) return [];
    return findingAt(
      [
        { place: placeOfForm(form, 'USING_UNIT'), text: form.usingUnit },
        ...allotments.map(({ documentNumber, unit }) => ({
          place: { kind: 'ALLOTMENT', documentNumber, unit } as const,
          text: unit,
        })),
      ],
      { code: 'F08', details: { usingUnit: user.name, allottedUnits: ends.map(({ name }) => name) } },
    );
  });
}
