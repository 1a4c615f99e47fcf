import { MAX_PIXELS } from '@attain/shared/evidence/check-evidence';
import { EVIDENCE_FORMATS, type EvidenceFormat } from '@attain/shared/evidence/evidence-format';
import type { EvidenceProblem } from '@attain/shared/evidence/evidence-state';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { jpegEnd, pngEnd } from './picture-end.ts';

/** What people are shown of received bytes, or why they are shown nothing. */
export type Inspection =
  | {
      readonly isFine: true;
      /** Encoded anew from the pixels alone: no place, no time, no owner, nothing hidden. */
      readonly served: Uint8Array;
      readonly thumbnail: Uint8Array | null;
    }
  | { readonly isFine: false; readonly problem: EvidenceProblem };

/** The longer side of the small picture, in pixels; three times what a list shows. */
const THUMBNAIL_SIDE = 320;
const THUMBNAIL_QUALITY = 72;
const QUALITY = 88;
/** A picture that takes longer than this to decode was made to. */
const DECODE_WITHIN_S = 20;

// One picture at a time, and nothing kept of it.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Finds out whether bytes are what they were said to be, and makes what people are shown of them.
 *
 * Documents (PDF, Word, Excel) are known by their magic numbers only; they are served as they are, for another
 * program to open.
 */
export async function inspectEvidence(bytes: Uint8Array, format: EvidenceFormat): Promise<Inspection> {
  const { mediaType, isPicture } = EVIDENCE_FORMATS[format];
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found?.mime !== mediaType) return { isFine: false, problem: 'NOT_WHAT_IT_SAYS' };
  return isPicture ? inspectPicture(bytes, format) : { isFine: true, served: bytes, thumbnail: null };
}

async function inspectPicture(bytes: Uint8Array, format: EvidenceFormat): Promise<Inspection> {
  const { width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => ({ width: 0, height: 0 }));
  // Of the header, before anything is unpacked: a few kilobytes may say that they are gigabytes of pixels.
  if (width * height > MAX_PIXELS) return { isFine: false, problem: 'TOO_MANY_PIXELS' };
  const end = format === 'PNG' ? pngEnd(bytes) : jpegEnd(bytes);
  if (end === null || width * height === 0) return { isFine: false, problem: 'UNREADABLE' };
  if (bytes.subarray(end).some((byte) => byte !== 0)) return { isFine: false, problem: 'TRAILING_DATA' };

  try {
    const decode = () =>
      sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
        .timeout({ seconds: DECODE_WITHIN_S })
        .autoOrient();
    const whole = decode();
    const small = decode().resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, {
      fit: 'inside',
      withoutEnlargement: true,
    });
    return {
      isFine: true,
      served: await (format === 'PNG' ? whole.png() : whole.jpeg({ quality: QUALITY })).toBuffer(),
      thumbnail: await small
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: THUMBNAIL_QUALITY })
        .toBuffer(),
    };
  } catch {
    // Whatever the decoder says, it comes to this for the person who chose the file.
    return { isFine: false, problem: 'UNREADABLE' };
  }
}
