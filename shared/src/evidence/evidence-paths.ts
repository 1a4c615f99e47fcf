import type { EvidencePart } from './evidence-state.ts';

/** Every path of evidence begins with this; the service worker keeps none of them. */
export const EVIDENCE_ROOT = '/evidence';

/** Where the checked content is read: the small picture, or the whole. */
export function contentPath(evidenceId: string, part: EvidencePart): string {
  return `${EVIDENCE_ROOT}/${encodeURIComponent(evidenceId)}/${part}`;
}

/**
 * Where the bytes of a part are sent by tus 1.0. It follows from the id, so that an answer that gets lost on the way
 * costs nothing: both sides know the address before the first request.
 */
export function uploadPath(evidenceId: string, part: EvidencePart): string {
  return `${contentPath(evidenceId, part)}/upload`;
}
