import type { ExaminationPlace } from './examination-place.ts';
import type { RoundMaterial } from './round-material.ts';

/** As a reader goes through a report: what it says, its documents, units and money, its tables, its forms. */
const KINDS: readonly ExaminationPlace['kind'][] = [
  'HEADLINE',
  'ASPECT',
  'CITATION',
  'DOCUMENT',
  'ALLOTMENT',
  'UNIT',
  'EXECUTION',
  'TABLE',
  'INDICATOR',
  'FORM',
  'FUND',
  'ROW',
];

/** Compares places in the order of the material; equal for fields of one row. */
export function createPlaceOrder(
  material: RoundMaterial,
): (a: ExaminationPlace, b: ExaminationPlace) => number {
  const { documents, tables, forms } = material;
  const order = new Map<string, number>();
  const number = (key: string) => order.set(key, order.get(key) ?? order.size);
  for (const { documentNumber } of documents) number(documentNumber);
  for (const { id, indicators } of tables)
    [id, ...indicators.map((indicator) => indicator.id)].forEach(number);
  for (const { id, rows } of forms) [id, ...rows.map((row) => row.id)].forEach(number);
  const rankOf = (place: ExaminationPlace) => [
    KINDS.indexOf(place.kind),
    ...idsOf(place).map((id) => order.get(id) ?? order.size),
  ];
  return (a, b) => {
    const [left, right] = [rankOf(a), rankOf(b)];
    const differs = left.findIndex((rank, index) => rank !== right[index]);
    return differs < 0 ? 0 : (left[differs] ?? 0) - (right[differs] ?? 0);
  };
}

function idsOf(place: ExaminationPlace): string[] {
  switch (place.kind) {
    case 'DOCUMENT':
    case 'ALLOTMENT':
      return [place.documentNumber];
    case 'TABLE':
      return [place.tableId];
    case 'INDICATOR':
      return [place.tableId, place.indicatorId];
    case 'FORM':
    case 'FUND':
      return [place.formId];
    case 'ROW':
      return [place.formId, place.rowId];
    case 'HEADLINE':
    case 'ASPECT':
    case 'CITATION':
    case 'UNIT':
    case 'EXECUTION':
      return [];
  }
}
