import { normaliseText } from '../indicator-value/normalise-text.ts';
import type { IssuerPrefix } from './regulation.ts';

/** 财建〔2023〕341号, 财建[2023]341号 and 财建 (2023) 341 号 are one number. */
export function comparableNumber(documentNumber: string): string {
  return normaliseText(documentNumber)
    .replace(/\s+/g, '')
    .replace(/[(（［]/g, '[')
    .replace(/[)）］]/g, ']');
}

/** Who issues under the number's prefix (发文字号); null where the region's table does not know it. */
export function issuerOfNumber(prefixes: readonly IssuerPrefix[], documentNumber: string): string | null {
  const prefix = /^([^[\]\d]+)\[\d{4}\]/.exec(comparableNumber(documentNumber))?.[1];
  return prefixes.find((known) => normaliseText(known.prefix) === prefix)?.issuer ?? null;
}
