import { normaliseText } from '../indicator-value/normalise-text.ts';
import { placeOfForm, placeOfTable } from './examination-place.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import type { FormMaterial } from './form-material.ts';
import { issuedFor } from './issued-indicators.ts';
import type { RoundMaterial } from './round-material.ts';

/** F16: one form answers the tables of several batches (批次) and says nothing about it. */
export function findMergedBatches(material: RoundMaterial): ExaminationFinding[] {
  return material.forms.flatMap((form) => findMerging(form, material));
}

function findMerging(form: FormMaterial, material: RoundMaterial): ExaminationFinding[] {
  const tables = material.tables.filter(({ id, batch }) => form.tableIds.includes(id) && batch !== null);
  const batches = [...new Set(tables.map(({ batch }) => batch ?? ''))];
  if (batches.length < 2 || (form.mergeNote ?? '').trim() !== '') return [];
  const differing = form.rows.filter((row) => {
    const texts = issuedFor(form, row, material).flatMap(({ indicator }) => indicator.targetText ?? []);
    return new Set(texts.map(normaliseText)).size > 1;
  });
  return findingAt(
    [
      { place: placeOfForm(form, 'BATCHES'), text: form.mergeNote },
      ...tables.map((table) => ({ place: placeOfTable(table, 'HOLDER'), text: table.batch })),
    ],
    { code: 'F16', details: { batches, rowsThatDiffer: differing.map(({ level3 }) => level3) } },
  );
}
