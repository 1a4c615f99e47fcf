import { EVIDENCE_FORMATS, type EvidenceFormat } from './evidence-format.ts';

/* What people are told before they choose, and what the server holds them to. */

/** A document as it is; the largest that 3 s per round trip and 20 kB/s deliver in a quarter of an hour. */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;
/** Ten times what the phone makes of a photograph. */
export const MAX_PICTURE_BYTES = 5 * 1024 * 1024;
/** More than twice what the phone makes. */
export const MAX_THUMBNAIL_BYTES = 64 * 1024;
export const MAX_EVIDENCE_PER_INDICATOR = 9;
/** In UTF-16 code units; phones cut longer names. */
export const MAX_FILE_NAME_LENGTH = 120;
/** Width × height. A 50-megapixel picture takes 200 MB to decode, which is what one may cost. */
export const MAX_PIXELS = 50_000_000;

export type EvidenceViolation = 'EMPTY' | 'TOO_LARGE' | 'THUMBNAIL_TOO_LARGE' | 'TOO_MANY';

export interface EvidenceBreach {
  readonly violation: EvidenceViolation;
  /** The bound that is broken: bytes, or pieces for TOO_MANY. */
  readonly limit: number;
}

interface EvidenceFacts {
  readonly format: EvidenceFormat;
  readonly byteCount: number;
  readonly thumbnail: { readonly byteCount: number } | null;
}

/** Largest size of one piece of evidence, in bytes. */
export function maxBytesOf(format: EvidenceFormat): number {
  return EVIDENCE_FORMATS[format].isPicture ? MAX_PICTURE_BYTES : MAX_DOCUMENT_BYTES;
}

/**
 * What speaks against adding this piece of evidence to an indicator, or null.
 *
 * @param othersCount Pieces that the indicator has already.
 */
export function checkEvidence(
  { format, byteCount, thumbnail }: EvidenceFacts,
  othersCount: number,
): EvidenceBreach | null {
  if (othersCount >= MAX_EVIDENCE_PER_INDICATOR) {
    return { violation: 'TOO_MANY', limit: MAX_EVIDENCE_PER_INDICATOR };
  }
  if (byteCount === 0 || thumbnail?.byteCount === 0) return { violation: 'EMPTY', limit: 1 };
  const limit = maxBytesOf(format);
  if (byteCount > limit) return { violation: 'TOO_LARGE', limit };
  if (thumbnail && thumbnail.byteCount > MAX_THUMBNAIL_BYTES) {
    return { violation: 'THUMBNAIL_TOO_LARGE', limit: MAX_THUMBNAIL_BYTES };
  }
  return null;
}
