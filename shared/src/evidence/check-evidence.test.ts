import { describe, expect, it } from 'vitest';
import {
  checkEvidence,
  MAX_DOCUMENT_BYTES,
  MAX_EVIDENCE_PER_INDICATOR,
  MAX_PICTURE_BYTES,
  MAX_THUMBNAIL_BYTES,
} from './check-evidence.ts';
import type { EvidenceFormat } from './evidence-format.ts';

const evidence = (format: EvidenceFormat, byteCount: number, thumbnailBytes: number | null = null) => ({
  format,
  byteCount,
  thumbnail: thumbnailBytes === null ? null : { byteCount: thumbnailBytes },
});

describe('checkEvidence', () => {
  it.each([
    ['a picture at its limit', evidence('JPEG', MAX_PICTURE_BYTES, MAX_THUMBNAIL_BYTES), 0],
    ['a document at its limit', evidence('PDF', MAX_DOCUMENT_BYTES), MAX_EVIDENCE_PER_INDICATOR - 1],
    ['one byte', evidence('XLSX', 1), 0],
  ])('[EV1] takes %s', (_, facts, others) => {
    expect(checkEvidence(facts, others)).toBeNull();
  });

  it.each([
    ['nothing', evidence('JPEG', 0), 0, { violation: 'EMPTY', limit: 1 }],
    ['an empty small picture', evidence('JPEG', 9, 0), 0, { violation: 'EMPTY', limit: 1 }],
    [
      'a picture as large as a document may be',
      evidence('PNG', MAX_PICTURE_BYTES + 1),
      0,
      { violation: 'TOO_LARGE', limit: MAX_PICTURE_BYTES },
    ],
    [
      'a document one byte over',
      evidence('DOCX', MAX_DOCUMENT_BYTES + 1),
      0,
      { violation: 'TOO_LARGE', limit: MAX_DOCUMENT_BYTES },
    ],
    [
      'a small picture that is none',
      evidence('JPEG', 9, MAX_THUMBNAIL_BYTES + 1),
      0,
      { violation: 'THUMBNAIL_TOO_LARGE', limit: MAX_THUMBNAIL_BYTES },
    ],
    [
      'one piece more than an indicator has room for',
      evidence('JPEG', 9),
      MAX_EVIDENCE_PER_INDICATOR,
      { violation: 'TOO_MANY', limit: MAX_EVIDENCE_PER_INDICATOR },
    ],
  ])('[EV1] refuses %s, and names the limit', (_, facts, others, breach) => {
    expect(checkEvidence(facts, others)).toEqual(breach);
  });
});
