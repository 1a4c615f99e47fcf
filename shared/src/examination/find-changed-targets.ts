import { addDecimals, compareDecimals, parseDecimal, ZERO } from '../indicator-value/decimal.ts';
import { normaliseText } from '../indicator-value/normalise-text.ts';
import { parseTargetText } from '../indicator-value/parse-target-text.ts';
import type { ParsedTarget } from '../indicator-value/parsed-value.ts';
import { placeOfIndicator, placeOfRow } from './examination-place.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import type { FormMaterial, FormRowMaterial } from './form-material.ts';
import { issuedFor } from './issued-indicators.ts';
import type { RoundMaterial } from './round-material.ts';

/**
 * F15: the target that a form prints is not the issued one (自评表目标与下达目标不一致).
 *
 * Compared with every issued target that the row answers; agreeing with one of them, or with the sum of the batches'
 * numbers, is enough: what a merged row keeps is F16's question. Blanks, look-alikes and a full stop do not count.
 */
export function findChangedTargets(material: RoundMaterial): ExaminationFinding[] {
  return material.forms.flatMap((form) => form.rows.flatMap((row) => findChangedTarget(form, row, material)));
}

function findChangedTarget(
  form: FormMaterial,
  row: FormRowMaterial,
  material: RoundMaterial,
): ExaminationFinding[] {
  const { targetText: printed } = row;
  const issued = issuedFor(form, row, material).filter(({ indicator }) => indicator.targetText !== null);
  const [first] = issued;
  if (printed === null || !first) return [];
  const texts = issued.map(({ indicator }) => indicator.targetText ?? '');
  const year = material.budgetYear;
  if (texts.some((text) => isSameTarget(printed, text, year)) || isSum(printed, texts, year)) return [];
  const issuedText = first.indicator.targetText ?? '';
  return findingAt(
    [
      { place: placeOfRow(form, row, 'TARGET'), text: printed },
      ...issued.map(({ table, indicator }) => ({
        place: placeOfIndicator(table, indicator, 'TARGET'),
        text: indicator.targetText,
      })),
    ],
    {
      code: 'F15',
      details: { printed, issued: issuedText, differsAt: firstDifference(printed, issuedText) },
    },
  );
}

function isSameTarget(printed: string, issued: string, year: number): boolean {
  if (comparableTarget(printed) === comparableTarget(issued)) return true;
  const [a, b] = [parseTargetText(printed, year), parseTargetText(issued, year)];
  return measureOf(a) !== null && measureOf(a) === measureOf(b);
}

/** Batches that support different objects are merged by adding up: 6 家 and 4 家 are 10 家. */
function isSum(printed: string, issued: readonly string[], year: number): boolean {
  const [whole, ...parts] = [printed, ...issued].map((text) => parseTargetText(text, year));
  if (whole?.kind !== 'quantity' || !('value' in whole)) return false;
  const values = parts.map((part) => {
    const isAlike =
      part.kind === 'quantity' &&
      'value' in part &&
      part.comparison === whole.comparison &&
      part.unit === whole.unit;
    return isAlike ? parseDecimal(part.value) : null;
  });
  const sum = values.reduce((total, value) => (total && value ? addDecimals(total, value) : null), ZERO);
  const asked = parseDecimal(whole.value);
  return sum !== null && asked !== null && compareDecimals(sum, asked) === 0;
}

/** 1 户 and =1户 ask the same; other wording of the same measure is none of this rule's business. */
function measureOf(target: ParsedTarget): string | null {
  switch (target.kind) {
    case 'quantity':
      return JSON.stringify({ ...target, isBare: undefined, unit: target.unit ?? '' });
    case 'deadline':
      return target.by;
    case 'grade':
    case 'reference':
    case 'qualitative':
    case 'blank':
      return null;
  }
}

function comparableTarget(text: string): string {
  return normaliseText(text)
    .replace(/\s+/g, '')
    .replace(/[。.;；,，]+$/, '');
}

function firstDifference(a: string, b: string): number {
  const [left, right] = [comparableTarget(a), comparableTarget(b)];
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
}
