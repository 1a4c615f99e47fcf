import { parseTargetText } from './parse-target-text.ts';
import type { ParsedActual } from './parsed-value.ts';

/**
 * Reads an actual value (实际完成值) as a table prints it: the kinds of targets, but without a comparison.
 *
 * An operator says nothing about what was reached (≥90% is 90%), and a range or a tolerance names no single value:
 * it is `qualitative`.
 */
export function parseActualText(text: string | null, tableYear: number | null = null): ParsedActual {
  const read = parseTargetText(text, tableYear);
  if (read.kind !== 'quantity') return read;
  if (read.comparison === 'range' || read.comparison === 'tolerance') return { kind: 'qualitative' };
  return { kind: 'quantity', value: read.value, unit: read.unit };
}
