/** A part of a file, both ends included; `WHOLE` where no part is asked for that can be given alone. */
export type ByteRange = { readonly first: number; readonly last: number } | 'WHOLE' | 'UNSATISFIABLE';

const ONE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * Reads the `Range` of a request (RFC 9110, 14.2) against a file of `byteCount` bytes.
 *
 * Several parts at once, and what is not understood, are answered with the whole file, as the RFC allows.
 */
export function readRange(header: string | undefined, byteCount: number): ByteRange {
  const [, from = '', to = ''] = ONE_RANGE.exec(header?.replaceAll(' ', '') ?? '') ?? [];
  if (from === '' && to === '') return 'WHOLE';
  if (from === '') {
    const length = Math.min(Number(to), byteCount);
    return length === 0 ? 'UNSATISFIABLE' : { first: byteCount - length, last: byteCount - 1 };
  }
  const first = Number(from);
  if (to !== '' && Number(to) < first) return 'WHOLE';
  if (first >= byteCount) return 'UNSATISFIABLE';
  return { first, last: to === '' ? byteCount - 1 : Math.min(Number(to), byteCount - 1) };
}
