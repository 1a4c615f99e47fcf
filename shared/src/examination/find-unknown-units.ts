import { comparableText } from './comparable-text.ts';
import { placeOfForm, placeOfTable } from './examination-place.ts';
import { findingAt, type ExaminationFinding, type Reading } from './examination-finding.ts';
import { groupBy } from './indicator-cell.ts';
import type { RoundMaterial } from './round-material.ts';
import { createUnitTree } from './unit-tree.ts';

/** F25: a unit is named (单位名称) that the organisation tree does not have. One finding for a name. */
export function findUnknownUnits(material: RoundMaterial): ExaminationFinding[] {
  const { units } = material;
  if (units.length === 0) return [];
  const tree = createUnitTree(units);
  const unknown = namedUnits(material).filter(({ text }) => !tree.named(text));
  return groupBy(unknown, ({ text }) => comparableText(text)).flatMap((readings) => {
    const name = readings[0]?.text ?? '';
    return findingAt(readings, { code: 'F25', details: { name, nearest: nearestName(material, name) } });
  });
}

function namedUnits(material: RoundMaterial): (Reading & { readonly text: string })[] {
  const { units, allotments, executions, tables, forms } = material;
  return [
    ...units.map(({ name, parent }) => ({
      place: { kind: 'UNIT', unit: name } as const,
      text: parent ?? '',
    })),
    ...allotments.map(({ documentNumber, unit }) => ({
      place: { kind: 'ALLOTMENT', documentNumber, unit } as const,
      text: unit,
    })),
    ...executions.map(({ unit }) => ({ place: { kind: 'EXECUTION', unit } as const, text: unit })),
    ...tables.map((table) => ({ place: placeOfTable(table, 'HOLDER'), text: table.holder })),
    ...forms.map((form) => ({ place: placeOfForm(form, 'HOLDER'), text: form.holder })),
    ...forms.map((form) => ({ place: placeOfForm(form, 'USING_UNIT'), text: form.usingUnit ?? '' })),
  ].filter(({ text }) => comparableText(text) !== '');
}

/** A unit of the tree whose name begins with this one, or that begins this one; null: none, or several. */
function nearestName({ units }: RoundMaterial, name: string): string | null {
  const wanted = comparableText(name);
  const near = units.filter((unit) => {
    const known = comparableText(unit.name);
    return known.startsWith(wanted) || wanted.startsWith(known);
  });
  return near.length === 1 ? (near[0]?.name ?? null) : null;
}
