import { normaliseText } from './normalise-text.ts';
import { readDates } from './read-dates.ts';
import { readQuantity } from './read-quantity.ts';
import type { ParsedTarget } from './parsed-value.ts';
import {
  isBlankCell,
  isGradeChoice,
  isReference,
  namesTimeliness,
  readDeadline,
  withoutColumnWords,
} from './read-wording.ts';

/**
 * Reads a target (指标值) as a table prints it. Never guesses: what cannot be read is `qualitative`.
 *
 * @param text The cell; "" and null are `blank`.
 * @param tableYear The year that a date without one belongs to, null if the table has none.
 * @see shared/SPEC.md rules TT1 to TT9.
 */
export function parseTargetText(text: string | null, tableYear: number | null = null): ParsedTarget {
  const normalised = normaliseText(text ?? '');
  if (isBlankCell(normalised)) return { kind: 'blank' };
  const cell = withoutColumnWords(normalised);
  if (isGradeChoice(cell)) return { kind: 'grade' };
  const dates = readDates(cell, tableYear);
  const quantity = readQuantity(cell, dates);
  if (quantity.outcome === 'quantity') return quantity.target;
  if (quantity.outcome === 'unclear') return { kind: 'qualitative' };
  const deadline = readDeadline(cell, dates);
  if (deadline) return deadline;
  if (isReference(cell)) return { kind: 'reference' };
  if (namesTimeliness(cell)) return { kind: 'deadline', by: null, from: null };
  return { kind: 'qualitative' };
}
