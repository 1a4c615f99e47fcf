/** Bytes of a photograph as they are kept and sent, with a small one for lists. */
export interface ReducedPhoto {
  readonly full: Blob;
  readonly thumbnail: Blob;
}

/** The longer side in pixels: a page of A4 stays readable, and half a megabyte is enough for it. */
const FULL_SIDE = 1920;
const FULL_BYTES = 500 * 1024;
const THUMBNAIL_SIDE = 320;
const THUMBNAIL_BYTES = 25 * 1024;
/** From the best down; below the last one, the picture is made smaller instead. */
const QUALITIES = [0.82, 0.7, 0.58] as const;
const SMALLER = 0.8;

/**
 * Makes a photograph small enough for a bad network. Turned as the camera was held; what the camera wrote into the
 * file (place, time, owner) stays behind, since only pixels are encoded.
 *
 * Decoding, scaling and encoding are the browser's own and run beside the page, which stays usable.
 *
 * @returns null for what this browser cannot show as a picture.
 */
export async function reducePhoto(file: Blob): Promise<ReducedPhoto | null> {
  const bitmap = await decode(file);
  if (!bitmap) return null;
  try {
    const full = await encodeWithin(bitmap, FULL_SIDE, FULL_BYTES);
    const thumbnail = await encodeWithin(bitmap, THUMBNAIL_SIDE, THUMBNAIL_BYTES);
    return { full, thumbnail };
  } finally {
    bitmap.close();
  }
}

async function decode(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
}

async function encodeWithin(bitmap: ImageBitmap, side: number, maxBytes: number): Promise<Blob> {
  let scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  for (;;) {
    const canvas = draw(bitmap, scale);
    for (const quality of QUALITIES) {
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
      if (blob.size <= maxBytes) return blob;
    }
    scale *= SMALLER;
  }
}

function draw(bitmap: ImageBitmap, scale: number): OffscreenCanvas {
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser gives no canvas');
  // JPEG knows no transparency; what is clear in a screenshot is paper.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return canvas;
}
