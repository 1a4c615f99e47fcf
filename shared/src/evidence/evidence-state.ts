/**
 * Where a piece of evidence stands on the server. Spelled the same everywhere.
 *
 * AWAITED: named, its bytes are still to come. PRESENT: here, with the hash it was named by. QUARANTINED: the bytes
 * are here and are kept, but not what they were said to be; nobody is shown them. REMOVED: taken back by a person.
 */
export const EvidenceState = {
  AWAITED: 'AWAITED',
  PRESENT: 'PRESENT',
  QUARANTINED: 'QUARANTINED',
  REMOVED: 'REMOVED',
} as const;

export type EvidenceState = keyof typeof EvidenceState;

/** Why bytes were quarantined. */
export const EvidenceProblem = {
  /** The content is of another kind than the name said: a page named .jpg. */
  NOT_WHAT_IT_SAYS: 'NOT_WHAT_IT_SAYS',
  /** It cannot be decoded to its end. */
  UNREADABLE: 'UNREADABLE',
  TOO_MANY_PIXELS: 'TOO_MANY_PIXELS',
  /** Something else is hidden behind the end of the picture. */
  TRAILING_DATA: 'TRAILING_DATA',
} as const;

export type EvidenceProblem = keyof typeof EvidenceProblem;

/** What is uploaded of one piece of evidence, in this order: a reviewer sees the small picture first. */
export const EvidencePart = { THUMBNAIL: 'thumbnail', FULL: 'full' } as const;

export type EvidencePart = (typeof EvidencePart)[keyof typeof EvidencePart];

/** Pieces that a form shows: what was taken back is kept as a tombstone only. */
export function isShown(state: EvidenceState): boolean {
  return state !== 'REMOVED';
}
