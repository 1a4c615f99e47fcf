import { canonicalValueText } from './canonical-value-text.ts';
import type { ActualFields } from './form-content.ts';

export type ActualField = keyof ActualFields;

/** Fields whose texts are numbers first: `1.50` is the value `1.5`. */
const NUMBER_FIELDS: readonly ActualField[] = ['valueText', 'completion'];

/**
 * The value that a form keeps when `entered` is set: white space alone means not filled in, a completion is kept in
 * its one spelling, any other text exactly as entered. Phone (overlay) and server store by it alike.
 */
export function storedActualValue(field: ActualField, entered: string | null): string | null {
  if (entered === null || entered.trim() === '') return null;
  return field === 'completion' ? canonicalValueText(entered) : entered;
}

/** Whether two values of one field are the same entry; numbers compare as numbers, in every width. */
export function isSameActualValue(field: ActualField, a: string | null, b: string | null): boolean {
  return comparable(field, a) === comparable(field, b);
}

function comparable(field: ActualField, value: string | null): string | null {
  const stored = storedActualValue(field, value);
  return stored !== null && NUMBER_FIELDS.includes(field) ? canonicalValueText(stored) : stored;
}

/** A completion (完成程度) that a person gives is a share: a plain decimal from 0 to 1. */
export function isCompletion(value: string): boolean {
  return /^(?:0(?:\.\d+)?|1)$/.test(canonicalValueText(value));
}
