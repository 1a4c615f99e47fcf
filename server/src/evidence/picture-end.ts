/*
 * Where a picture's own bytes end. What stands behind is shown by no viewer, and is how one file is two: a picture
 * for whoever looks at it, a page or an archive for whoever is told so.
 */

const PNG_SIGNATURE_LENGTH = 8;

/** The offset after the end of a JPEG, or null where none is found. */
export function jpegEnd(bytes: Uint8Array): number | null {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === 0xd9) return at + 2;
    else if (standsAlone(marker)) at += 2;
    else {
      const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
      if (length < 2) return null;
      at += 2 + length;
      // A scan's own data follows its header and ends at the next marker.
      if (marker === 0xda) at = scanEnd(bytes, at);
    }
  }
  return bytes[at] === 0xff && bytes[at + 1] === 0xd9 ? at + 2 : null;
}

/** The offset after the end of a PNG, or null where none is found. */
export function pngEnd(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = PNG_SIGNATURE_LENGTH;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'IEND') return end;
    at = end;
  }
  return null;
}

/** Markers without a length: a restart, or the filler that some encoders write. */
function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

function scanEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  for (; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    // In a scan 0xff is followed by 0 where it is data, and restarts belong to it.
    if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return at;
}
