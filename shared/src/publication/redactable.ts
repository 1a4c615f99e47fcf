import type { Span } from '../report/report-document.ts';

/** A number with its sign, digits in any writing, and a unit: it says how much, whoever typed it. */
const FIGURE = /^[≥≤=<>≧≦＝~～±+\-−—\d０-９.,，%％‰\s]*[\p{Script=Han}a-zA-Z²³]{0,4}$/u;

/**
 * Whether a person's data may be taken out of a span (PB1): of what somebody wrote, and of texts that stand in a field.
 * Figures, what is computed, and the report's own wording stay as they were signed.
 */
export function isRedactable(span: Span): boolean {
  if (span.kind === 'WRITTEN') return true;
  if (span.kind !== 'VALUE' || span.figure !== null || !isTextField(span.source.kind)) return false;
  return !(/[\d０-９]/.test(span.text) && FIGURE.test(span.text));
}

function isTextField(kind: string): boolean {
  return kind === 'FIELD' || kind === 'LIST' || kind === 'ROLLED_UP';
}
