import { normaliseText } from '../indicator-value/normalise-text.ts';

/** A name or title without blanks, quotation marks and 《》; what stands in brackets tells names apart and stays. */
export function comparableText(text: string): string {
  return normaliseText(text).replace(/[\s"'“”‘’「」《》〈〉<>]+/g, '');
}
