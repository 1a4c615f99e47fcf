import type { DocumentMaterial } from './document-material.ts';
import type { RoundMaterial } from './round-material.ts';

/** Central or upper money on its way down: a document and the one from above whose money it passes on (转下达). */
export interface PassingHop {
  readonly upstream: DocumentMaterial;
  readonly document: DocumentMaterial;
}

/** Hops whose both documents are known. */
export function passingHops({ documents }: RoundMaterial): PassingHop[] {
  return documents.flatMap((document) => {
    const upstream = documents.find(({ documentNumber }) => documentNumber === document.passesOn);
    return upstream && upstream !== document ? [{ upstream, document }] : [];
  });
}

/** Budget Law art. 52: what comes from above is passed on within 30 days of its receipt. */
export const DAYS_TO_PASS_ON = 30;
